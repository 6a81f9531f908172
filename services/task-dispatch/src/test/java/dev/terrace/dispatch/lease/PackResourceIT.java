package dev.terrace.dispatch.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.notNullValue;

import dev.terrace.dispatch.Samples;
import dev.terrace.dispatch.World;
import dev.terrace.shared.work.Terms;
import dev.terrace.stack.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StackResource.class)
class PackResourceIT {
    private final String project = World.fresh("p");
    private final Terms terms = Samples.terms(project, false);

    @Inject
    World world;

    @Test
    void leasesUnitsWithTheirAttemptsAndTheTermsOfTheirProject() {
        String lot = world.lot(terms, 3, 5);
        String site = world.site(3);

        JsonPath pack = world.lease(site, project, 2);

        assertThat(pack.getList("units.unit")).containsExactly(lot + ".0", lot + ".1");
        assertThat(pack.getList("units.attempt")).containsExactly(1, 1);
        assertThat(pack.getString("units[0].content.media")).isEqualTo("https://media.example/0.jpg");
        assertThat(pack.getMap("units[0]")).doesNotContainKey("item");
        assertThat(pack.getString("projects[0].project")).isEqualTo(project);
        assertThat(pack.getString("projects[0].workType")).isEqualTo("classes");
        assertThat(pack.getList("projects[0].schema.classes")).containsExactly("cat", "dog");
        assertThat(Instant.parse(pack.getString("renewBy")))
                .isEqualTo(Instant.parse(pack.getString("leasedAt")).plusSeconds(600));
    }

    @Test
    void leasesAsLinesWhereThatIsAskedFor() {
        world.lot(terms, 4, 5);
        String site = world.site(1);
        world.lease(site, project, 1);

        String lines = world.asSite(site)
                .accept("application/x-ndjson")
                .body(Map.of("units", 2, "projects", List.of(project)))
                .post("/v1/packs")
                .then()
                .statusCode(201)
                .contentType("application/x-ndjson")
                .extract()
                .asString();

        assertThat(lines.lines()).hasSize(3);
        assertThat(lines.lines().findFirst().orElseThrow())
                .contains("renewBy", project)
                .doesNotContain("\"units\"");
    }

    @Test
    void spansSeveralLotsAndSaysWhenThereIsNothing() {
        world.lot(terms, 3, 5);
        world.lot(terms, 3, 5);
        String site = world.site(1);

        assertThat(world.lease(site, project, 5).getList("units")).hasSize(5);
        assertThat(world.lease(site, project, 5).getList("units")).hasSize(1);
        world.asSite(site)
                .body(Map.of("projects", List.of(project)))
                .post("/v1/packs")
                .then()
                .statusCode(204)
                .header("Retry-After", notNullValue());
    }

    @Test
    void givesTheSamePackForTheSameKeyAndRefusesAnotherRequestWithIt() {
        world.lot(terms, 4, 5);
        String site = world.site(2);
        Map<String, Object> ask = Map.of("units", 2, "projects", List.of(project));
        world.lease(site, project, 1);

        String first = world.asSite(site)
                .header("Idempotency-Key", "morning")
                .body(ask)
                .post("/v1/packs")
                .then()
                .statusCode(201)
                .extract()
                .asString();
        String second = world.asSite(site)
                .header("Idempotency-Key", "morning")
                .body(ask)
                .post("/v1/packs")
                .then()
                .statusCode(201)
                .header("Idempotency-Hit", "true")
                .extract()
                .asString();

        assertThat(second).isEqualTo(first);
        world.asSite(site)
                .header("Idempotency-Key", "morning")
                .body(Map.of("units", 1, "projects", List.of(project)))
                .post("/v1/packs")
                .then()
                .statusCode(422)
                .body("type", equalTo("urn:terrace:problem:key-reused"));
    }

    @Test
    void leasesForOneWorkerWhatHeHasNotHad() {
        world.lot(terms, 1, 5);
        String site = world.site(2);
        Map<String, Object> ask = Map.of("worker", site + "-w0", "projects", List.of(project));
        world.lease(world.site(1), project, 1);

        world.asSite(site).body(ask).post("/v1/packs").then().statusCode(201).body("worker", equalTo(site + "-w0"));
        world.asSite(site).body(ask).post("/v1/packs").then().statusCode(204);
        world.asSite(site)
                .body(Map.of("worker", "stranger", "projects", List.of(project)))
                .post("/v1/packs")
                .then()
                .statusCode(422)
                .body("type", equalTo("urn:terrace:problem:worker-unknown"));
    }

    @Test
    void refusesWhatIsOutsideItsLimitsOrUnknown() {
        String site = world.site(1);

        refused(site, "{\"units\":501}", 400, "limit-exceeded", "units: expected a number from 1 to 500");
        refused(site, "{\"units\":0}", 400, "limit-exceeded", "units");
        refused(site, "{\"minutes\":100000}", 400, "limit-exceeded", "minutes");
        refused(site, "{\"workTypes\":[\"clouds\"]}", 400, "malformed", "workTypes: expected some of classes, boxes");
        refused(site, "{\"projects\":[null]}", 400, "malformed", "projects[0]: expected a value");
        refused(site, "{\"pack\":\"mine\"}", 400, "malformed", "unknown field 'pack'");
        refused(site, "{\"units\":", 400, "malformed", "JSON");
        refused(world.site(0), "{}", 409, "site-without-workers", "/workers");
        refused(World.fresh("s"), "{}", 409, "site-unknown", "PUT /v1/sites/");
    }

    @Test
    void showsAPackToItsSiteAlone() {
        world.lot(terms, 2, 5);
        String site = world.site(1);
        String pack = world.lease(site, project, 2).getString("pack");

        world.asSite(site).get("/v1/packs/" + pack).then().statusCode(200).body("units", hasSize(2));
        world.asSite(site).get("/v1/packs").then().statusCode(200).body("packs.pack", equalTo(List.of(pack)));
        String other = world.site(1);
        world.asSite(other).get("/v1/packs/" + pack).then().statusCode(404);
        world.asSite(other)
                .body("{}")
                .post("/v1/packs/" + pack + "/renewals")
                .then()
                .statusCode(404);
        world.asSite(other)
                .body("{\"reason\":\"unworked\"}")
                .post("/v1/packs/" + pack + "/returns")
                .then()
                .statusCode(404);
        world.asRole("operator").get("/v1/packs/" + pack).then().statusCode(403);
    }

    @Test
    void renewsAtMostUpToTheEnd() {
        world.lot(terms, 1, 5);
        String site = world.site(1);
        world.lease(world.site(1), project, 1);
        JsonPath pack = JsonPath.from(world.asSite(site)
                .body(Map.of("minutes", 5, "projects", List.of(project)))
                .post("/v1/packs")
                .asString());

        world.asSite(site)
                .post("/v1/packs/" + pack.getString("pack") + "/renewals")
                .then()
                .statusCode(200)
                .body("renewBy", greaterThanOrEqualTo(pack.getString("renewBy")))
                .body("renewBy", lessThanOrEqualTo(pack.getString("endsAt")));
    }

    @Test
    void takesBackWhatIsReturnedAndOffersTheUnableToOthers() {
        String lot = world.lot(terms, 2, 1);
        String site = world.site(3);
        String other = world.site(3);
        String pack = world.lease(site, project, 2).getString("pack");

        world.asSite(site)
                .body(Map.of("units", List.of(lot + ".0"), "reason", "unable"))
                .post("/v1/packs/" + pack + "/returns")
                .then()
                .statusCode(200)
                .body("units", equalTo(1))
                .body("pack.state", equalTo("live"));
        world.asSite(site)
                .body("{\"reason\":\"unworked\"}")
                .post("/v1/packs/" + pack + "/returns")
                .then()
                .statusCode(200)
                .body("units", equalTo(1))
                .body("pack.state", equalTo("ended"));

        assertThat(world.lease(site, project, 9).getList("units.unit")).containsExactly(lot + ".1");
        assertThat(world.lease(other, project, 9).getList("units.unit")).containsExactly(lot + ".0");
        world.asSite(site)
                .post("/v1/packs/" + pack + "/renewals")
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:terrace:problem:pack-ended"));
        world.asSite(site)
                .body("{\"reason\":\"bored\"}")
                .post("/v1/packs/" + pack + "/returns")
                .then()
                .statusCode(400)
                .body("detail", containsString("unworked or unable"));
    }

    @Test
    void freesWhatHasExpired() {
        Terms brief = Samples.brief(project, 1);
        String lot = world.lot(brief, 1, 1);
        String site = world.site(3);
        String pack = world.lease(site, project, 1).getString("pack");

        await().atMost(Duration.ofSeconds(90))
                .until(() -> world.asSite(site)
                        .get("/v1/packs/" + pack)
                        .jsonPath()
                        .getString("state")
                        .equals("ended"));
        await().atMost(Duration.ofSeconds(90))
                .until(() -> world.asRole("operator")
                        .get("/v1/units/" + lot + ".0")
                        .jsonPath()
                        .getString("state")
                        .equals("open"));

        assertThat(world.lease(world.site(1), project, 1).getList("units.attempt"))
                .containsExactly(2);
    }

    private void refused(String site, String body, int status, String code, String detail) {
        world.asSite(site)
                .body(body)
                .post("/v1/packs")
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:terrace:problem:" + code))
                .body("detail", containsString(detail));
    }
}
