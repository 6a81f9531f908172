package dev.terrace.dispatch.submit;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import dev.terrace.dispatch.Samples;
import dev.terrace.dispatch.World;
import dev.terrace.shared.work.Terms;
import dev.terrace.stack.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** She looks again before the verdict: the other label takes the place of the first. */
@QuarkusTest
@QuarkusTestResource(StackResource.class)
class CorrectionIT {
    private final String project = World.fresh("p");
    private final Terms terms = Samples.terms(project, false);
    private String site = "";
    private String anna = "";
    private String lot = "";
    private String pack = "";
    private int tries;

    @Inject
    World world;

    @BeforeEach
    void label() {
        site = world.site(2);
        anna = site + "-w0";
        lot = world.lot(terms, 1, 5);
        pack = world.lease(site, project, 1).getString("pack");
        send("first", anna, "cat").body("rows.outcome", contains("stored"));
    }

    @Test
    void anotherLabelReplacesTheFirstUntilTheVerdict() {
        send("again", anna, "cat").body("rows.outcome", contains("duplicate"));
        send("other", anna, "dog").body("rows.outcome", contains("corrected"));
        send("other", anna, "dog").body("rows.outcome", contains("corrected"));
        send("back", anna, "cat").body("rows.outcome", contains("corrected"));

        world.accept(terms, lot, 0, 1, site, anna);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> send(World.fresh("late"), anna, tries++ % 2 == 0 ? "dog" : "cat")
                        .body("rows.outcome", contains("refused"))
                        .body("rows[0].reason", equalTo("label-judged")));
    }

    @Test
    void nobodyElseReplacesIt() {
        send("hers", site + "-w1", "dog").body("rows.reason", contains("attempt-taken"));
        send("same", site + "-w1", "cat").body("rows.reason", contains("attempt-taken"));
        send("other", anna, "dog").body("rows.outcome", contains("corrected"));
    }

    private ValidatableResponse send(String key, String worker, String name) {
        return world.submit(site, pack, key, World.row(lot + ".0", 1, worker, name))
                .then()
                .statusCode(200);
    }
}
