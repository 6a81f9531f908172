package dev.terrace.dispatch.submit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import dev.terrace.dispatch.Samples;
import dev.terrace.dispatch.World;
import dev.terrace.shared.work.Terms;
import dev.terrace.stack.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A site whose line is down for hours: leases as long as it asks for, and everything of many packs in one call. */
@QuarkusTest
@QuarkusTestResource(StackResource.class)
class OfflineIT {
    private final String project = World.fresh("p");
    private final Terms terms = Samples.brief(project, 600);
    private String site = "";
    private String anna = "";

    @Inject
    World world;

    @BeforeEach
    void register() {
        site = world.site(2);
        anna = site + "-w0";
    }

    @Test
    void leasesForAsLongAsIsAskedFor() {
        world.lot(terms, 1, 5);
        JsonPath pack = lease(1440, 201);

        Instant leasedAt = Instant.parse(pack.getString("leasedAt"));
        assertThat(Instant.parse(pack.getString("renewBy"))).isEqualTo(leasedAt.plus(Duration.ofHours(24)));
        assertThat(Instant.parse(pack.getString("endsAt"))).isEqualTo(leasedAt.plus(Duration.ofHours(24)));
        assertThat(lease(1441, 400).getString("detail")).contains("minutes");
        assertThat(lease(0, 400).getString("detail")).contains("minutes");
    }

    @Test
    void takesRowsOfManyPacksInOneCallAndAnswersEachByItself() {
        String first = world.lot(terms, 1, 5);
        String a = world.lease(site, project, 1).getString("pack");
        String second = world.lot(terms, 1, 5);
        String b = world.lease(site, project, 1).getString("pack");
        assertThat(b).isNotEqualTo(a);
        String elsewhere = world.lot(Samples.brief(World.fresh("p"), 600), 1, 5);

        String rows = World.row(first + ".0", 1, anna, "cat")
                + World.row(elsewhere + ".0", 1, anna, "cat")
                + World.row(second + ".0", 1, anna, "dog");
        send("all", rows)
                .statusCode(200)
                .body("rows.outcome", contains("stored", "refused", "stored"))
                .body("rows[1].reason", equalTo("attempt-not-current"));
        send("all", rows)
                .statusCode(200)
                .header("Idempotency-Hit", "true")
                .body("rows.outcome", contains("stored", "refused", "stored"));
        send("all", World.row(first + ".0", 1, anna, "dog")).statusCode(422);
        for (String pack : List.of(a, b)) {
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> world.asSite(site)
                            .get("/v1/packs/" + pack)
                            .path("state")
                            .equals("done"));
        }
    }

    @Test
    void renewsManyPacksInOneCallAndAnswersEachByItself() {
        world.lot(terms, 2, 5);
        String a = world.lease(site, project, 1).getString("pack");
        String b = world.lease(site, project, 1).getString("pack");
        world.asSite(site)
                .body(Map.of("reason", "unworked"))
                .post("/v1/packs/" + b + "/returns")
                .then()
                .statusCode(200);

        world.asSite(site)
                .body(Map.of("packs", List.of(a, b, "k-nowhere")))
                .post("/v1/packs/renew")
                .then()
                .statusCode(200)
                .body("packs.pack", contains(a, b, "k-nowhere"))
                .body("packs.reason", contains(null, "pack-ended", "not-found"));
    }

    private JsonPath lease(int minutes, int status) {
        return world.asSite(site)
                .body(Map.of("units", 1, "minutes", minutes, "projects", List.of(project)))
                .post("/v1/packs")
                .then()
                .statusCode(status)
                .extract()
                .jsonPath();
    }

    private ValidatableResponse send(String key, String rows) {
        return world.asSite(site)
                .contentType("application/x-ndjson")
                .header("Idempotency-Key", key)
                .body(rows.getBytes(UTF_8))
                .post("/v1/submissions")
                .then();
    }
}
