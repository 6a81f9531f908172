package dev.terrace.quality.accept;

import static dev.terrace.quality.Sample.label;
import static dev.terrace.quality.Sample.named;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import dev.terrace.quality.Lot;
import dev.terrace.quality.MongoLots;
import dev.terrace.quality.MongoSkills;
import dev.terrace.quality.MongoSkills.Learnt;
import dev.terrace.quality.Sample;
import dev.terrace.quality.Skill;
import dev.terrace.quality.Skills;
import dev.terrace.quality.reconcile.Reconciler;
import dev.terrace.shared.event.LotLabelled;
import dev.terrace.shared.store.Outcome;
import dev.terrace.shared.work.Terms;
import dev.terrace.stack.StackResource;
import dev.terrace.stack.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StackResource.class)
class ReviewResourceIT {
    private static final Tokens TOKENS = Tokens.local();

    private final String project = "p-" + UUID.randomUUID();
    private final String lot = "d-" + UUID.randomUUID() + ".0";
    private final String split = lot + ".0";
    private final String tied = lot + ".1";
    private final String agreed = lot + ".2";

    @Inject
    MongoLots lots;

    @Inject
    MongoSkills skills;

    @Inject
    InstantSource clock;

    /** Unit 0 is two to one, unit 1 tied between workers of whom nothing else is known, unit 2 agreed. */
    @BeforeEach
    void judged() {
        Terms sample = Sample.classes(2, 3, .99, "a", "b");
        Terms terms = new Terms(
                sample.client(),
                project,
                1,
                sample.schema(),
                null,
                sample.quality(),
                sample.price(),
                sample.dispatch());
        LotLabelled labels = new LotLabelled(
                lot,
                terms,
                List.of(
                        label(0, 1, named("a"), 3, 3),
                        label(0, 2, named("b"), 3, 3),
                        label(0, 3, named("b"), 3, 3),
                        label(1, 4, named("a"), 2, 2),
                        label(1, 5, named("b"), 2, 2),
                        label(2, 1, named("b"), 1, 1)));
        lots.changeOrMake(lot, terms, empty -> {
            Outcome<Lot, ?> outcome = Reconciler.judge(empty.join(labels), Skills.UNKNOWN, clock.instant());
            return new Outcome<>(outcome.state(), outcome.events(), Optional.empty());
        });
    }

    private static RequestSpecification as(String role) {
        return given().auth().oauth2(TOKENS.role(role, "somebody"));
    }

    private static ValidatableResponse decide(String unit, String body) {
        return as("reviewer")
                .contentType(ContentType.JSON)
                .body(body)
                .post("/v1/reviews/" + unit + "/decision")
                .then();
    }

    private static void problem(ValidatableResponse response, int status, String code) {
        response.statusCode(status)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:terrace:problem:" + code))
                .body("detail", notNullValue());
    }

    @Test
    void theQueueIsReadInPagesWithProposals() {
        String next = as("reviewer")
                .get("/v1/reviews?limit=1&project=" + project)
                .then()
                .statusCode(200)
                .body("items.unit", contains(split))
                .body("items[0].proposal.answers[0].class", equalTo("b"))
                .body("items[0].proposal.tied", equalTo(false))
                .body("items[0].labels", equalTo(3))
                .extract()
                .path("next");
        as("reviewer")
                .get("/v1/reviews?limit=1&project=" + project + "&cursor=" + next)
                .then()
                .statusCode(200)
                .body("items.unit", contains(tied))
                .body("items[0].proposal.answers.class", contains("a", "b"))
                .body("items[0].proposal.tied", equalTo(true))
                .body("next", equalTo(null));
        problem(as("reviewer").get("/v1/reviews?limit=0").then(), 400, "bad-parameter");
        problem(as("reviewer").get("/v1/reviews?cursor=x").then(), 400, "bad-parameter");
    }

    @Test
    void theProposalFollowsWhatIsLearntMeanwhile() {
        skills.add("x/1", project, Map.of("w4", new Learnt("s-w4", new Skill(50, 50))));
        skills.add("x/1", project, Map.of("w5", new Learnt("s-w5", new Skill(1, 50))));
        as("reviewer")
                .get("/v1/reviews/" + tied)
                .then()
                .statusCode(200)
                .body("proposal.answers.class", contains("a"))
                .body("labels.attempt", contains(4, 5))
                .body("state.is", equalTo("under-review"));
    }

    @Test
    void aDecisionIsFinalAndRepeatable() {
        for (int times = 0; times < 2; times++) {
            decide(split, "{\"accept\":\"proposal\"}")
                    .statusCode(200)
                    .body("state.is", equalTo("resolved"))
                    .body("state.by", equalTo("review"))
                    .body("state.label.class", equalTo("b"))
                    .body("labels.verdict.accepted", contains(false, true, true))
                    .body("labels[0].verdict.cause", equalTo("worker-error"))
                    .body("judgements", contains(lot + "/1", lot + "/2"));
        }
        problem(decide(split, "{\"resolution\":{\"class\":\"a\"}}"), 409, "already-decided");
        problem(as("reviewer").get("/v1/reviews/" + split).then(), 404, "no-such-review");
        as("auditor")
                .get("/v1/judgements/" + lot + "/2")
                .then()
                .statusCode(200)
                .body("resolutions", hasSize(1))
                .body("verdicts", hasSize(3))
                .body("reviews", hasSize(0));
        as("auditor")
                .get("/v1/judgements/" + lot + "/1")
                .then()
                .body("reviews", contains(0, 1))
                .body("resolutions.unit", contains(2));
    }

    @Test
    void whatCannotBeDecidedIsRefusedWithAWayOut() {
        problem(decide(tied, "{\"accept\":\"proposal\"}"), 422, "proposal-tied");
        problem(decide(tied, "{}"), 422, "decision-unclear");
        problem(decide(tied, ""), 422, "decision-unclear");
        problem(decide(tied, "{\"resolution\":{\"class\":\"z\"}}"), 422, "invalid-resolution");
        problem(decide(tied, "{\"withdraw\":\"worker-error\"}"), 422, "invalid-cause");
        problem(decide(tied, "{\"withdraw\":\"bad-media\",\"causes\":{\"9\":\"bad-media\"}}"), 422, "no-such-attempt");
        problem(decide(tied, "{\"withdraw\":\"bad-weather\"}"), 400, "malformed");
        problem(decide(tied, "{\"reviewer\":\"me\"}"), 400, "malformed");
        problem(decide(agreed, "{\"withdraw\":\"bad-media\"}"), 409, "not-under-review");
        problem(decide(lot + ".77", "{\"withdraw\":\"bad-media\"}"), 404, "no-such-unit");
        problem(decide("..", "{}"), 404, "not-found");
        decide(tied, "{\"withdraw\":\"bad-media\"}")
                .statusCode(200)
                .body("state.is", equalTo("withdrawn"))
                .body("labels.verdict.cause", contains("bad-media", "bad-media"));
    }

    @Test
    void aUnitIsExplained() {
        as("operator")
                .get("/v1/units/" + agreed)
                .then()
                .statusCode(200)
                .body("project", equalTo(project))
                .body("state.is", equalTo("resolved"))
                .body("labels[0].worker", equalTo("w1"))
                .body("labels[0].verdict.accepted", equalTo(true))
                .body("judgements", contains(lot + "/1"));
        problem(as("operator").get("/v1/units/" + lot + ".9").then(), 404, "no-such-unit");
        problem(as("operator").get("/v1/units/nonsense").then(), 404, "no-such-unit");
        problem(as("auditor").get("/v1/judgements/" + lot + "/7").then(), 404, "no-such-judgement");
        problem(as("auditor").get("/v1/judgements/" + lot + "/01").then(), 404, "no-such-judgement");
    }

    @Test
    void aSiteSeesTheSkillOfItsOwnWorkersOnly() {
        String worker = "w-" + UUID.randomUUID();
        String path = "/v1/workers/" + worker + "/skill";
        problem(as("reviewer").get(path).then(), 404, "no-such-worker");
        skills.add("x/2", project, Map.of(worker, new Learnt("s-hill", new Skill(9, 10))));

        as("reviewer")
                .get(path)
                .then()
                .statusCode(200)
                .body("projects.project", hasItem(project))
                .body("projects[0].labels", equalTo(10))
                .body("projects[0].accuracy", equalTo(.85f));
        given().auth().oauth2(TOKENS.site("s-hill")).get(path).then().statusCode(200);
        problem(given().auth().oauth2(TOKENS.site("s-dale")).get(path).then(), 404, "no-such-worker");
    }

    @Test
    void onlyReviewersReviewAndNobodyIsAnonymous() {
        for (String role : List.of("auditor", "operator", "client", "site", "finance-maker", "finance-checker")) {
            problem(as(role).get("/v1/reviews").then(), 403, "forbidden");
            problem(as(role).get("/v1/reviews/" + split).then(), 403, "forbidden");
            problem(
                    as(role).contentType(ContentType.JSON)
                            .body("{\"accept\":\"proposal\"}")
                            .post("/v1/reviews/" + split + "/decision")
                            .then(),
                    403,
                    "forbidden");
        }
        for (String role : List.of("client", "site", "finance-maker", "finance-checker")) {
            problem(as(role).get("/v1/units/" + split).then(), 403, "forbidden");
            problem(as(role).get("/v1/judgements/" + lot + "/1").then(), 403, "forbidden");
        }
        problem(given().get("/v1/reviews").then(), 401, "unauthenticated");
    }

    @Test
    void metersNameWhatWasRefused() {
        problem(decide(tied, "{\"accept\":\"proposal\"}"), 422, "proposal-tied");
        given().get("/q/metrics")
                .then()
                .statusCode(200)
                .body(containsString("terrace_review_refused_total{reason=\"proposal-tied\"}"))
                .body(containsString("terrace_review_oldest_seconds"));
    }
}
