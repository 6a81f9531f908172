package dev.terrace.quality.accept;

import static dev.terrace.quality.accept.Calls.as;
import static dev.terrace.quality.accept.Calls.problem;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import dev.terrace.stack.StackResource;
import dev.terrace.stack.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StackResource.class)
class ReviewResourceIT {
    private static final Tokens TOKENS = Tokens.local();

    @Inject
    JudgedLot judged;

    @BeforeEach
    void judge() {
        judged.judge();
    }

    /** What a reviewer is shown of the unit, as the start of what she sends. */
    private static String shown(String unit) {
        String hash = as("reviewer").get("/v1/reviews/" + unit).then().extract().path("shown");
        return "{\"shown\":\"" + hash + "\",";
    }

    private static ValidatableResponse decide(String unit, String body) {
        return as("reviewer")
                .contentType(ContentType.JSON)
                .body(body)
                .post("/v1/reviews/" + unit + "/decision")
                .then();
    }

    @Test
    void theQueueIsReadInPagesWithProposals() {
        String next = as("reviewer")
                .get("/v1/reviews?limit=1&project=" + judged.project)
                .then()
                .statusCode(200)
                .body("items.unit", contains(judged.split))
                .body("items[0].proposal.answers[0].class", equalTo("b"))
                .body("items[0].proposal.tied", equalTo(false))
                .body("items[0].labels", equalTo(3))
                .body("items[0].why", equalTo("disagreement"))
                .body("items[0].shown", notNullValue())
                .extract()
                .path("next");
        as("reviewer")
                .get("/v1/reviews?limit=1&project=" + judged.project + "&cursor=" + next)
                .then()
                .statusCode(200)
                .body("items.unit", contains(judged.tied))
                .body("items[0].proposal.answers.class", contains("a", "b"))
                .body("items[0].proposal.tied", equalTo(true))
                .body("next", equalTo(null));
        problem(as("reviewer").get("/v1/reviews?limit=0").then(), 400, "bad-parameter");
        problem(as("reviewer").get("/v1/reviews?cursor=x").then(), 400, "bad-parameter");
    }

    @Test
    void theProposalFollowsWhatIsLearntMeanwhile() {
        judged.learn("x/1", "w4", "s-w4", 50, 50);
        judged.learn("x/1", "w5", "s-w5", 1, 50);
        as("reviewer")
                .get("/v1/reviews/" + judged.tied)
                .then()
                .statusCode(200)
                .body("proposal.answers.class", contains("a"))
                .body("labels.attempt", contains(4, 5))
                .body("task.content.media", equalTo("media:7"))
                .body("task.schema.classes", contains("a", "b"))
                .body("state.is", equalTo("under-review"));
    }

    @Test
    void aDecisionIsFinalAndRepeatable() {
        String accepted = shown(judged.split) + "\"accept\":\"proposal\"}";
        for (int times = 0; times < 2; times++) {
            decide(judged.split, accepted)
                    .statusCode(200)
                    .body("state.is", equalTo("resolved"))
                    .body("state.by", equalTo("review"))
                    .body("state.label.class", equalTo("b"))
                    .body("labels.collect { it.verdicts[0].outcome }", contains("rejected", "accepted", "accepted"))
                    .body("labels[0].verdicts[0].cause", equalTo("worker-error"))
                    .body("labels[0].verdicts[0].findings[0].code", equalTo("wrong-class"))
                    .body("judgements", contains(judged.lot + "/1", judged.lot + "/2"));
        }
        problem(decide(judged.split, "{\"resolution\":{\"class\":\"a\"}}"), 409, "already-decided");
        problem(as("reviewer").get("/v1/reviews/" + judged.split).then(), 404, "no-such-review");
        as("auditor")
                .get("/v1/judgements/" + judged.lot + "/2")
                .then()
                .statusCode(200)
                .body("resolutions", hasSize(1))
                .body("verdicts", hasSize(3))
                .body("reviews", hasSize(0));
        as("auditor")
                .get("/v1/judgements/" + judged.lot + "/1")
                .then()
                .body("reviews.unit", contains(0, 1))
                .body("resolutions.unit", contains(2));
    }

    @Test
    void whatCannotBeDecidedIsRefusedWithAWayOut() {
        String shown = shown(judged.tied);
        problem(decide(judged.tied, shown + "\"accept\":\"proposal\"}"), 422, "proposal-tied");
        problem(decide(judged.tied, "{}"), 422, "decision-unclear");
        problem(decide(judged.tied, ""), 422, "decision-unclear");
        problem(decide(judged.tied, "{\"withdraw\":\"bad-media\"}"), 409, "shown-changed");
        problem(decide(judged.tied, shown(judged.split) + "\"withdraw\":\"bad-media\"}"), 409, "shown-changed");
        problem(decide(judged.tied, shown + "\"resolution\":{\"class\":\"z\"}}"), 422, "invalid-resolution");
        problem(
                decide(
                        judged.tied,
                        shown + "\"resolution\":{\"class\":\"a\"},\"labels\":{\"4\":{\"cause\":\"worker-error\"}}}"),
                422,
                "invalid-cause");
        problem(decide(judged.tied, shown + "\"withdraw\":\"worker-error\"}"), 422, "invalid-cause");
        problem(
                decide(judged.tied, shown + "\"withdraw\":\"bad-media\",\"labels\":{\"9\":{\"cause\":\"bad-media\"}}}"),
                422,
                "no-such-attempt");
        problem(decide(judged.tied, "{\"withdraw\":\"bad-weather\"}"), 400, "malformed");
        problem(decide(judged.tied, "{\"reviewer\":\"me\"}"), 400, "malformed");
        problem(decide(judged.agreed, shown + "\"withdraw\":\"bad-media\"}"), 409, "not-under-review");
        problem(decide(judged.lot + ".77", shown + "\"withdraw\":\"bad-media\"}"), 404, "no-such-unit");
        problem(decide("..", "{}"), 404, "not-found");
        decide(judged.tied, shown + "\"withdraw\":\"bad-media\",\"labels\":{\"5\":{\"words\":\"well seen\"}}}")
                .statusCode(200)
                .body("state.is", equalTo("withdrawn"))
                .body("labels[0].verdicts[0].cause", equalTo("bad-media"))
                .body("labels[1].verdicts[0].outcome", equalTo("accepted"))
                .body("labels[1].verdicts[0].why", equalTo("well seen"));
    }

    @Test
    void aClaimKeepsOthersAwayForAWhile() {
        claim("ann").statusCode(200).body("state.claim.reviewer", equalTo("ann"));
        claim("ann").statusCode(200);
        problem(claim("bea"), 409, "claimed");
        problem(decide(judged.tied, shown(judged.tied) + "\"withdraw\":\"bad-media\"}"), 409, "claimed");
        as("reviewer")
                .get("/v1/reviews?project=" + judged.project)
                .then()
                .body("items.find { it.unit == '" + judged.tied + "' }.claim.reviewer", equalTo("ann"));
    }

    private ValidatableResponse claim(String reviewer) {
        return given().auth()
                .oauth2(TOKENS.role("reviewer", reviewer))
                .post("/v1/reviews/" + judged.tied + "/claim")
                .then();
    }

    @Test
    void metersNameWhatWasRefused() {
        problem(decide(judged.tied, shown(judged.tied) + "\"accept\":\"proposal\"}"), 422, "proposal-tied");
        given().get("/q/metrics")
                .then()
                .statusCode(200)
                .body(containsString("terrace_review_refused_total{reason=\"proposal-tied\"}"))
                .body(containsString("terrace_review_oldest_seconds"));
    }
}
