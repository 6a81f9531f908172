package dev.terrace.dispatch.site;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.terrace.dispatch.World;
import dev.terrace.stack.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StackResource.class)
class RegistryIT {
    @Inject
    World world;

    @Test
    void registersAPlaceAndChangesIt() {
        String county = World.fresh("county");
        String site = World.fresh("s");

        put(
                "operator",
                "/v1/sites/" + site,
                "{\"county\":\"%s\",\"name\":\"One\"}".formatted(county),
                422,
                "county-unknown");
        world.asRole("operator")
                .body("{\"name\":\"A\"}")
                .put("/v1/counties/" + county)
                .then()
                .statusCode(201);
        world.asRole("operator")
                .body("{\"name\":\"B\"}")
                .put("/v1/counties/" + county)
                .then()
                .statusCode(200);
        world.asRole("auditor")
                .get("/v1/counties/" + county)
                .then()
                .statusCode(200)
                .body("name", equalTo("B"));
        world.asRole("operator")
                .body("{\"county\":\"%s\",\"name\":\"One\"}".formatted(county))
                .put("/v1/sites/" + site)
                .then()
                .statusCode(201);
        world.asSite(site).get("/v1/sites/" + site).then().statusCode(200).body("county", equalTo(county));
        world.asSite("s-other").get("/v1/sites/" + site).then().statusCode(404);
        world.asSite(site)
                .body("{\"name\":\"A\"}")
                .put("/v1/counties/" + county)
                .then()
                .statusCode(403);
    }

    @Test
    void registersWorkersOfAnotherSiteNever() {
        String site = world.site(2);
        String other = world.site(0);

        world.asSite(other)
                .body("{\"team\":\"mornings\"}")
                .put("/v1/sites/%s/workers/%s-w0".formatted(other, site))
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:terrace:problem:worker-id-taken"));
        world.asSite(other)
                .body(
                        "{\"workers\":[{\"worker\":\"%s-w0\",\"team\":\"mornings\"},{\"worker\":\"%s-w9\",\"team\":\"mornings\"},{\"worker\":\"%s-w8\",\"team\":\"none\"}]}"
                                .formatted(site, other, other))
                .post("/v1/sites/" + other + "/workers")
                .then()
                .statusCode(200)
                .body("registered", equalTo(1))
                .body("refused.reason", contains("team-unknown", "worker-id-taken"));
        world.asSite(other)
                .body("{\"team\":\"mornings\"}")
                .put("/v1/sites/%s/workers/x".formatted(site))
                .then()
                .statusCode(404);
    }

    @Test
    void movesAWorkerToAnotherTeamAndListsThemPageByPage() {
        String site = world.site(3);
        world.asSite(site)
                .body("{\"name\":\"Evenings\"}")
                .put("/v1/sites/" + site + "/teams/evenings")
                .then()
                .statusCode(201);

        world.asSite(site)
                .body("{\"team\":\"evenings\"}")
                .put("/v1/sites/%s/workers/%s-w1".formatted(site, site))
                .then()
                .statusCode(200);
        String cursor = world.asSite(site)
                .get("/v1/sites/" + site + "/workers?limit=2")
                .then()
                .statusCode(200)
                .body("workers.team", contains("mornings", "evenings"))
                .extract()
                .path("cursor");
        world.asRole("operator")
                .get("/v1/sites/" + site + "/workers?limit=2&cursor=" + cursor)
                .then()
                .statusCode(200)
                .body("workers", hasSize(1))
                .body("cursor", nullValue());
    }

    @Test
    void saysWhatAnIdAndANameMayBe() {
        put("operator", "/v1/counties/..%2f..", "{\"name\":\"A\"}", 400, "malformed");
        put("operator", "/v1/counties/c", "{}", 400, "malformed");
        put("operator", "/v1/counties/c", "{\"name\":\"A\",\"version\":7}", 400, "malformed");
        String site = world.site(0);
        world.asSite(site)
                .body("{\"workers\":[null]}")
                .post("/v1/sites/" + site + "/workers")
                .then()
                .statusCode(400)
                .body("detail", containsString("workers[0]"));
    }

    private void put(String role, String path, String body, int status, String code) {
        world.asRole(role)
                .urlEncodingEnabled(false)
                .body(body)
                .put(path)
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:terrace:problem:" + code));
    }
}
