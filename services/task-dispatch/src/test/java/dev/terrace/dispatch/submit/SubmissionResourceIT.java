package dev.terrace.dispatch.submit;

import static dev.terrace.dispatch.World.row;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.terrace.dispatch.Ids;
import dev.terrace.dispatch.MongoLots;
import dev.terrace.dispatch.MongoSubmissions;
import dev.terrace.dispatch.Samples;
import dev.terrace.dispatch.Submission;
import dev.terrace.dispatch.World;
import dev.terrace.shared.event.LotJudged;
import dev.terrace.shared.work.Terms;
import dev.terrace.stack.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StackResource.class)
class SubmissionResourceIT {
    private final String project = World.fresh("p");
    private final Terms terms = Samples.terms(project, false);
    private String site = "";
    private String anna = "";

    @Inject
    World world;

    @Inject
    MongoLots lots;

    @Inject
    MongoSubmissions submissions;

    @BeforeEach
    void register() {
        site = world.site(3);
        anna = site + "-w0";
    }

    @Test
    void answersEveryRowByItself() {
        String lot = world.lot(terms, 4, 5);
        String pack = world.lease(site, project, 3).getString("pack");
        String rows = row(lot + ".0", 1, anna, "cat")
                + row(lot + ".0", 1, anna, "cat")
                + row(lot + ".1", 1, "stranger", "cat")
                + row(lot + ".1", 2, anna, "cat")
                + row(lot + ".1", 1, anna, "zebra")
                + row("d-other.0.0", 1, anna, "cat")
                + row(lot + ".3", 1, anna, "cat")
                + "not json\n";

        world.submit(site, pack, "one", rows)
                .then()
                .statusCode(200)
                .header("Idempotency-Hit", nullValue())
                .body(
                        "rows.outcome",
                        contains(
                                "stored",
                                "duplicate",
                                "refused",
                                "refused",
                                "refused",
                                "refused",
                                "refused",
                                "refused"))
                .body(
                        "rows.reason",
                        contains(
                                null,
                                null,
                                "worker-unknown",
                                "attempt-not-current",
                                "label-breaks-schema",
                                "unit-not-in-pack",
                                "attempt-not-current",
                                "row-malformed"));
    }

    @Test
    void givesTheSameAnswerForTheSameKeyAndRefusesAnotherBodyWithIt() {
        String lot = world.lot(terms, 2, 5);
        String pack = world.lease(site, project, 2).getString("pack");
        String rows = row(lot + ".0", 1, anna, "cat") + row(lot + ".1", 1, anna, "zebra");

        String first = world.submit(site, pack, "one", rows)
                .then()
                .statusCode(200)
                .extract()
                .asString();
        String second = world.submit(site, pack, "one", rows)
                .then()
                .statusCode(200)
                .header("Idempotency-Hit", "true")
                .extract()
                .asString();

        assertThat(second).isEqualTo(first);
        world.submit(site, pack, "one", row(lot + ".1", 1, anna, "dog"))
                .then()
                .statusCode(422)
                .body("type", equalTo("urn:terrace:problem:key-reused"));
        world.submit(site, pack, "two", row(lot + ".1", 1, anna, "dog"))
                .then()
                .statusCode(200)
                .body("rows.outcome", contains("stored"));
    }

    /** A gateway that does not wait for its answers: all tries of one submission get the same, and the label is stored once. */
    @Test
    void storesOnceWhatIsSentManyTimesAtOnce() throws Exception {
        String lot = world.lot(terms, 1, 5);
        String pack = world.lease(site, project, 1).getString("pack");
        Callable<String> send = () -> world.submit(site, pack, "one", row(lot + ".0", 1, anna, "cat"))
                .then()
                .statusCode(200)
                .extract()
                .asString();
        Set<String> answers = new HashSet<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (Future<String> answer : threads.invokeAll(Collections.nCopies(8, send))) {
                answers.add(answer.get());
            }
        }

        assertThat(answers).singleElement().asString().contains("\"outcome\":\"stored\"");
        assertThat(lots.find(lot).orElseThrow().units().getFirst().labels()).hasSize(1);
    }

    @Test
    void finishesWhatACrashLeftUnanswered() {
        String lot = world.lot(terms, 1, 5);
        String pack = world.lease(site, project, 1).getString("pack");
        String rows = row(lot + ".0", 1, anna, "cat");
        Instant before = Instant.parse("2026-01-01T00:00:00Z");
        Submission left = new Submission(
                Ids.of("s-", pack, "one"),
                0,
                new Submission.Received(
                        site, null, pack, HexFormat.of().formatHex(Ids.sha256(rows.getBytes(UTF_8))), before),
                rows,
                null,
                before);
        submissions.insert(left);

        await().atMost(Duration.ofSeconds(90))
                .until(() -> submissions.find(left.id()).orElseThrow().answers() != null);
        world.submit(site, pack, "one", rows)
                .then()
                .statusCode(200)
                .header("Idempotency-Hit", "true")
                .body("rows.outcome", contains("stored"));
        assertThat(lots.find(lot).orElseThrow().units().getFirst().counted()).hasSize(1);
    }

    @Test
    void endsThePackWithItsLastUnit() {
        String lot = world.lot(terms, 2, 5);
        String pack = world.lease(site, project, 2).getString("pack");

        world.submit(site, pack, "one", row(lot + ".0", 1, anna, "cat")).then().statusCode(200);
        world.asSite(site).get("/v1/packs/" + pack).then().body("state", equalTo("live"));
        world.submit(site, pack, "two", row(lot + ".1", 1, anna, "cat")).then().statusCode(200);
        await().atMost(Duration.ofSeconds(90))
                .until(() -> world.asSite(site)
                        .get("/v1/packs/" + pack)
                        .jsonPath()
                        .getString("state")
                        .equals("done"));
    }

    @Test
    void countsLateWorkOrPaysIt() {
        Terms brief = Samples.brief(project, 1);
        String lot = world.lot(brief, 2, 1);
        String pack = world.lease(site, project, 2).getString("pack");
        awaitState(lot + ".0", "open");
        awaitState(lot + ".1", "open");
        world.asSite(site)
                .body(Map.of("units", 1, "minutes", 10, "projects", List.of(project)))
                .post("/v1/packs")
                .then()
                .statusCode(201)
                .body("units.unit", contains(lot + ".0"));

        world.submit(site, pack, "late", row(lot + ".0", 1, anna, "cat") + row(lot + ".1", 1, anna, "cat"))
                .then()
                .statusCode(200)
                .body("rows.outcome[1]", equalTo("late-counted"));
        world.submit(site, pack, "late again", row(lot + ".1", 1, anna, "cat"))
                .then()
                .statusCode(400);
        world.submit(site, pack, "late-again", row(lot + ".1", 1, anna, "cat"))
                .then()
                .statusCode(200)
                .body("rows.outcome", contains("duplicate"));
    }

    @Test
    void paysTheLabelOfAUnitThatWasSettledMeanwhile() {
        String lot = world.lot(terms, 1, 5);
        String pack = world.lease(site, project, 1).getString("pack");
        world.judge(new LotJudged(
                lot + "/1",
                lot,
                terms.id(),
                List.of(),
                List.of(),
                List.of(new LotJudged.Withdrawal(0, LotJudged.Cause.BAD_MEDIA)),
                List.of()));
        awaitState(lot + ".0", "closed");

        world.submit(site, pack, "one", row(lot + ".0", 1, anna, "cat"))
                .then()
                .statusCode(200)
                .body("rows.outcome", contains("late-paid-not-used"));
    }

    @Test
    void keepsASubmissionAsItCameForItsSiteAndTheAuditor() {
        String lot = world.lot(terms, 1, 5);
        String pack = world.lease(site, project, 1).getString("pack");
        String rows = row(lot + ".0", 1, anna, "cat");
        String id = world.submit(site, pack, "one", rows).jsonPath().getString("submission");

        world.asSite(site).get("/v1/submissions/" + id).then().statusCode(200).body("body", equalTo(rows));
        world.asRole("auditor")
                .get("/v1/submissions/" + id)
                .then()
                .statusCode(200)
                .body("rows.outcome", contains("stored"));
        world.asSite(world.site(1)).get("/v1/submissions/" + id).then().statusCode(404);
        world.asRole("reviewer").get("/v1/submissions/" + id).then().statusCode(403);
    }

    private void awaitState(String unit, String state) {
        await().atMost(Duration.ofSeconds(90))
                .until(() -> world.asRole("operator")
                        .get("/v1/units/" + unit)
                        .jsonPath()
                        .getString("state")
                        .equals(state));
    }
}
