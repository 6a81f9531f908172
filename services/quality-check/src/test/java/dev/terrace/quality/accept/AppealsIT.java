package dev.terrace.quality.accept;

import static dev.terrace.quality.accept.Calls.as;
import static dev.terrace.quality.accept.Calls.problem;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.terrace.stack.StackResource;
import dev.terrace.stack.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a worker says against a verdict, and what becomes of it. */
@QuarkusTest
@QuarkusTestResource(StackResource.class)
class AppealsIT {
    private static final Tokens TOKENS = Tokens.local();

    @Inject
    JudgedLot judged;

    @BeforeEach
    void reject() {
        judged.judge();
        String shown = as("reviewer")
                .get("/v1/reviews/" + judged.split)
                .then()
                .extract()
                .path("shown");
        as("reviewer")
                .contentType(ContentType.JSON)
                .body("{\"shown\":\"" + shown + "\",\"accept\":\"proposal\"}")
                .post("/v1/reviews/" + judged.split + "/decision")
                .then()
                .statusCode(200)
                .body("labels[0].verdicts[0].cause", equalTo("worker-error"));
    }

    private static String body(String label, String words) {
        return "{\"label\":\"" + label + "\",\"words\":\"" + words + "\"}";
    }

    private static ValidatableResponse appeal(String site, String worker, String body) {
        return given().auth()
                .oauth2(TOKENS.worker(site, worker))
                .contentType(ContentType.JSON)
                .body(body)
                .post("/v1/workers/me/appeals")
                .then();
    }

    private ValidatableResponse decide(String reviewer, String body) {
        return given().auth()
                .oauth2(TOKENS.role("reviewer", reviewer))
                .contentType(ContentType.JSON)
                .body(body)
                .post("/v1/appeals/" + judged.split + "/1/decision")
                .then();
    }

    @Test
    void aGrantedAppealCorrectsTheVerdict() {
        String body = body(judged.split + "#1", "it is behind the fence");
        for (int times = 0; times < 2; times++) {
            appeal("s-w1", "w1", body)
                    .statusCode(200)
                    .body("label", equalTo(judged.split + "#1"))
                    .body("outcome", equalTo("rejected"))
                    .body("appeal.words", equalTo("it is behind the fence"))
                    .body("appeal.granted", nullValue());
        }
        given().auth()
                .oauth2(TOKENS.site("s-w1"))
                .contentType(ContentType.JSON)
                .body(body)
                .post("/v1/workers/w1/appeals")
                .then()
                .statusCode(200);
        problem(appeal("s-w1", "w1", body(judged.split + "#1", "and another thing")), 409, "appealed-before");
        as("reviewer")
                .get("/v1/appeals?project=" + judged.project)
                .then()
                .statusCode(200)
                .body("items.label", contains(judged.split + "#1"))
                .body("items[0].words", equalTo("it is behind the fence"))
                .body("items[0].resolution.class", equalTo("b"))
                .body("next", nullValue());
        String granted = "{\"grant\":true,\"words\":\"you are right\"}";
        for (int times = 0; times < 2; times++) {
            decide("ann", granted)
                    .statusCode(200)
                    .body("labels[0].verdicts.outcome", contains("rejected", "accepted"))
                    .body("labels[0].verdicts[1].reason", equalTo("appeal"))
                    .body("labels[0].verdicts[1].why", equalTo("you are right"))
                    .body("state.label.class", equalTo("b"));
        }
        problem(decide("ann", "{\"grant\":false,\"words\":\"no\"}"), 409, "already-decided");
        as("auditor")
                .get("/v1/judgements/" + judged.lot + "/3")
                .then()
                .body("verdicts", hasSize(1))
                .body("verdicts[0].share", equalTo(1.0f))
                .body("verdicts[0].corrects.reason", equalTo("appeal"));
        as("reviewer").get("/v1/appeals?project=" + judged.project).then().body("items", hasSize(0));
        appeal("s-w1", "w1", body)
                .body("appeal.granted", equalTo(true))
                .body("appeal.answer", equalTo("you are right"))
                .body("inForce", equalTo(false));
    }

    @Test
    void aVerdictThatIsUpheldStands() {
        appeal("s-w1", "w1", body(judged.split + "#1", "look again")).statusCode(200);
        String upheld = "{\"grant\":false,\"words\":\"the guideline says so\"}";
        problem(
                as("reviewer")
                        .contentType(ContentType.JSON)
                        .body(upheld)
                        .post("/v1/appeals/" + judged.split + "/1/decision")
                        .then(),
                409,
                "own-decision");
        problem(decide("ann", "{\"grant\":false}"), 422, "appeal-unclear");
        problem(decide("ann", "{\"words\":\"x\"}"), 422, "appeal-unclear");
        problem(decide("ann", ""), 422, "appeal-unclear");
        decide("ann", upheld).statusCode(200).body("labels[0].verdicts.outcome", contains("rejected"));
        appeal("s-w1", "w1", body(judged.split + "#1", "look again"))
                .body("inForce", equalTo(true))
                .body("appeal.granted", equalTo(false))
                .body("appeal.answer", equalTo("the guideline says so"));
    }

    @Test
    void whatCannotBeAppealedAgainstIsRefused() {
        String own = judged.split + "#1";
        problem(appeal("s-w2", "w2", body(own, "mine")), 404, "no-such-label");
        problem(appeal("s-w9", "w1", body(own, "mine")), 404, "no-such-label");
        problem(appeal("s-w1", "w1", body(judged.split + "#77", "x")), 404, "no-such-label");
        problem(appeal("s-w1", "w1", body("nonsense", "x")), 404, "no-such-label");
        problem(appeal("s-w1", "w1", "{\"words\":\"x\"}"), 404, "no-such-label");
        problem(appeal("s-w1", "w1", ""), 404, "no-such-label");
        problem(appeal("s-w1", "w1", body(own, " ")), 422, "appeal-unclear");
        problem(appeal("s-w1", "w1", "{\"label\":\"" + own + "\"}"), 422, "appeal-unclear");
        problem(appeal("s-w1", "w1", body(own, "x".repeat(1001))), 422, "appeal-unclear");
        problem(appeal("s-w2", "w2", body(judged.split + "#2", "x")), 409, "nothing-to-appeal");
        problem(appeal("s-w4", "w4", body(judged.tied + "#4", "x")), 409, "not-judged");
        problem(decide("ann", "{\"grant\":true,\"words\":\"x\"}"), 404, "no-such-appeal");
        problem(as("reviewer").get("/v1/appeals?cursor=x").then(), 400, "bad-parameter");
    }
}
