package dev.terrace.dispatch.lease;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.terrace.dispatch.Samples;
import dev.terrace.dispatch.World;
import dev.terrace.shared.work.Terms;
import dev.terrace.stack.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StackResource.class)
class DraftResourceIT {
    private static final int MOST = 2_000_000;

    private final String project = World.fresh("p");
    private final Terms terms = Samples.brief(project, 600);
    private String site = "";
    private String lot = "";
    private String pack = "";

    @Inject
    World world;

    @BeforeEach
    void lease() {
        site = world.site(1);
        lot = world.lot(terms, 2, 5);
        pack = world.lease(site, project, 2).getString("pack");
    }

    @Test
    void keepsTheLastDraftAsItCame() {
        get(0).statusCode(404);
        put(0, "{\"class\":\"cat\"}").statusCode(204);
        put(0, "{\"z\":1,\"a\":[null,\"\u732b\"]}").statusCode(204);
        put(1, "[]").statusCode(204);

        get(0).statusCode(200).body(equalTo("{\"z\":1,\"a\":[null,\"\u732b\"]}"));
        get(1).statusCode(200).body(equalTo("[]"));
        world.asSite("s-other").get(path(0)).then().statusCode(404);
    }

    @Test
    void keepsTwoMegabytesAndNoMore() {
        String most = "\"" + "x".repeat(MOST - 2) + "\"";
        put(0, most).statusCode(204);
        get(0).statusCode(200).body(equalTo(most));
        put(0, "\"" + most.substring(1, most.length() - 1) + "x\"")
                .statusCode(413)
                .body("detail", containsString("2000000"));
    }

    @Test
    void isGoneWithTheUnitAndWithThePack() {
        put(0, "{}").statusCode(204);
        put(1, "{}").statusCode(204);
        world.submit(site, pack, "one", World.row(lot + ".0", 1, site + "-w0", "cat"))
                .then()
                .statusCode(200);
        get(0).statusCode(404);
        get(1).statusCode(200);

        world.asSite(site)
                .body(Map.of("reason", "unworked"))
                .post("/v1/packs/" + pack + "/returns")
                .then()
                .statusCode(200);
        get(1).statusCode(409).body("type", containsString("pack-ended"));
        put(1, "{}").statusCode(409);
    }

    @Test
    void refusesWhatIsNoJsonAndNoUnitOfThePack() {
        put(0, "{").statusCode(400);
        put(0, "").statusCode(400);
        put(7, "{}").statusCode(404);
        world.asSite(site)
                .body("{}")
                .put("/v1/packs/" + pack + "/units/nonsense/draft")
                .then()
                .statusCode(400);
    }

    private String path(int unit) {
        return "/v1/packs/%s/units/%s.%d/draft".formatted(pack, lot, unit);
    }

    private ValidatableResponse put(int unit, String draft) {
        return world.asSite(site).body(draft).put(path(unit)).then();
    }

    private ValidatableResponse get(int unit) {
        return world.asSite(site).get(path(unit)).then();
    }
}
