package dev.terrace.dispatch.submit;

import static dev.terrace.dispatch.World.row;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import dev.terrace.dispatch.Samples;
import dev.terrace.dispatch.World;
import dev.terrace.shared.work.Terms;
import dev.terrace.stack.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a submission may look like on the wire. */
@QuarkusTest
@QuarkusTestResource(StackResource.class)
class SubmissionFormIT {
    private final String project = World.fresh("p");
    private final Terms terms = Samples.terms(project, false);
    private String site = "";
    private String anna = "";

    @Inject
    World world;

    @BeforeEach
    void register() {
        site = world.site(3);
        anna = site + "-w0";
    }

    @Test
    void takesGzip() throws IOException {
        String lot = world.lot(terms, 1, 5);
        String pack = world.lease(site, project, 1).getString("pack");

        world.asSite(site)
                .contentType("application/x-ndjson")
                .header("Content-Encoding", "gzip")
                .header("Idempotency-Key", "zipped")
                .body(zipped(row(lot + ".0", 1, anna, "cat")))
                .post("/v1/packs/" + pack + "/submissions")
                .then()
                .statusCode(200)
                .body("rows.outcome", contains("stored"));
    }

    @Test
    void refusesWhatIsNoSubmission() throws IOException {
        world.lot(terms, 1, 5);
        String pack = world.lease(site, project, 1).getString("pack");

        world.asSite(site)
                .contentType("application/x-ndjson")
                .body("{}".getBytes(UTF_8))
                .post("/v1/packs/" + pack + "/submissions")
                .then()
                .statusCode(400)
                .body("type", equalTo("urn:terrace:problem:key-missing"));
        world.asSite(site)
                .header("Idempotency-Key", "one")
                .body("{}")
                .post("/v1/packs/" + pack + "/submissions")
                .then()
                .statusCode(415)
                .contentType("application/problem+json");
        world.submit(site, pack, "empty", "\n").then().statusCode(400);
        world.submit(site, pack, "many", "{}\n".repeat(5_001))
                .then()
                .statusCode(413)
                .body("type", equalTo("urn:terrace:problem:too-many-rows"));
        world.submit(site, pack, "large", "x".repeat(9 << 20))
                .then()
                .statusCode(413)
                .body("type", equalTo("urn:terrace:problem:body-too-large"));
        world.asSite(site)
                .contentType("application/x-ndjson")
                .header("Content-Encoding", "gzip")
                .header("Idempotency-Key", "bomb")
                .body(zipped(" ".repeat(50 << 20)))
                .post("/v1/packs/" + pack + "/submissions")
                .then()
                .statusCode(413);
        world.asSite(site)
                .contentType("application/x-ndjson")
                .header("Idempotency-Key", "bytes")
                .body(new byte[] {(byte) 0xff, (byte) 0xfe})
                .post("/v1/packs/" + pack + "/submissions")
                .then()
                .statusCode(400)
                .body("type", equalTo("urn:terrace:problem:body-not-text"));
        world.submit(site, "k-nothing", "one", "{}").then().statusCode(404);
        world.submit(world.site(1), pack, "one", "{}").then().statusCode(404);
    }

    private static byte[] zipped(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(text.getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }
}
