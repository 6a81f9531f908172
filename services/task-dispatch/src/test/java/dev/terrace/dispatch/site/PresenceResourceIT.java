package dev.terrace.dispatch.site;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.terrace.dispatch.Samples;
import dev.terrace.dispatch.World;
import dev.terrace.shared.work.Terms;
import dev.terrace.stack.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StackResource.class)
class PresenceResourceIT {
    private final String project = World.fresh("p");
    private final Terms terms = Samples.terms(project, false);
    private String site = "";
    private String anna = "";
    private String bea = "";

    @Inject
    World world;

    @BeforeEach
    void register() {
        site = world.site(2);
        anna = site + "-w0";
        bea = site + "-w1";
    }

    @Test
    void dealsASiteNothingThatNoneWhoAreThereMayDo() {
        String lot = world.lot(terms, 1, 5);
        String pack = world.lease(site, project, 1).getString("pack");
        world.submit(site, pack, "one", World.row(lot + ".0", 1, anna, "cat"))
                .then()
                .statusCode(200);

        say(Map.of("workers", List.of(anna)))
                .statusCode(200)
                .body("workers", contains(anna))
                .body("until", notNullValue());
        ask(Map.of()).statusCode(204).header("Nothing-Because", "none-you-may-do");

        say(Map.of("workers", List.of(anna, bea))).statusCode(200);
        ask(Map.of()).statusCode(201).body("units.unit", contains(lot + ".0"));
    }

    @Test
    void takesBackWhatWasSaid() {
        say(Map.of("workers", List.of(anna), "minutes", 60)).statusCode(200).body("until", notNullValue());
        say(Map.of("workers", List.of(), "minutes", 0)).statusCode(200).body("until", nullValue());
    }

    @Test
    void dealsNothingToWhoIsPausedOrHasLeftAndKeepsHerId() {
        world.lot(terms, 1, 5);
        world.lease(site, project, 1);
        put(bea, "paused").statusCode(200).body("state", equalTo("paused"));
        ask(Map.of("worker", bea)).statusCode(409).body("type", containsString("worker-paused"));

        world.asSite(site)
                .delete("/v1/sites/" + site + "/workers/" + bea)
                .then()
                .statusCode(204);
        ask(Map.of("worker", bea)).statusCode(422).body("type", containsString("worker-unknown"));

        put(bea, "active").statusCode(200).body("state", equalTo("active"));
        ask(Map.of("worker", bea)).statusCode(201);
    }

    @Test
    void refusesWhoIsNotOfTheSiteAndTimesOutOfRange() {
        say(Map.of("workers", List.of("w-of-nowhere"))).statusCode(422).body("detail", containsString("w-of-nowhere"));
        say(Map.of("workers", List.of(anna), "minutes", 961)).statusCode(400).body("detail", containsString("minutes"));
        say(Map.of()).statusCode(400).body("detail", containsString("workers"));
        world.asSite("s-other").get("/v1/sites/" + site + "/presence").then().statusCode(404);
    }

    private ValidatableResponse say(Map<String, Object> body) {
        return world.asSite(site)
                .body(body)
                .put("/v1/sites/" + site + "/presence")
                .then();
    }

    private ValidatableResponse put(String worker, String state) {
        return world.asSite(site)
                .body(Map.of("team", "mornings", "state", state))
                .put("/v1/sites/%s/workers/%s".formatted(site, worker))
                .then();
    }

    private ValidatableResponse ask(Map<String, Object> more) {
        Map<String, Object> body = new HashMap<>(more);
        body.put("units", 1);
        body.put("projects", List.of(project));
        return world.asSite(site).body(body).post("/v1/packs").then();
    }
}
