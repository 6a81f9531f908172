package dev.terrace.quality.accept;

import static dev.terrace.quality.accept.Calls.as;
import static dev.terrace.quality.accept.Calls.problem;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.terrace.quality.MongoLots;
import dev.terrace.quality.MongoVerdicts;
import dev.terrace.stack.StackResource;
import dev.terrace.stack.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How what was judged is explained and corrected, and what workers and sites see of it. */
@QuarkusTest
@QuarkusTestResource(StackResource.class)
class VerdictsIT {
    private static final Tokens TOKENS = Tokens.local();

    @Inject
    JudgedLot judged;

    @Inject
    MongoLots lots;

    @Inject
    MongoVerdicts verdicts;

    @BeforeEach
    void judge() {
        judged.judge();
    }

    private static ValidatableResponse correct(String unit, String body) {
        return as("operator")
                .contentType(ContentType.JSON)
                .body(body)
                .post("/v1/units/" + unit + "/corrections")
                .then();
    }

    @Test
    void whatWasJudgedIsCorrectedByWhoNamesWhatItCorrects() {
        String body = "{\"corrects\":\"" + judged.lot + "/1\",\"reason\":\"review\",\"words\":\"look again\",";
        problem(correct(judged.split, body + "\"resolution\":{\"class\":\"a\"}}"), 409, "not-judged");
        problem(correct(judged.agreed, body + "\"labels\":{\"7\":{}}}"), 404, "no-such-label");
        problem(correct(judged.agreed, body + "\"resolution\":{\"class\":\"z\"}}"), 422, "invalid-resolution");
        problem(correct(judged.agreed, "{\"words\":\"x\"}"), 422, "correction-unclear");
        problem(correct(judged.lot + ".9", body + "\"withdraw\":\"bad-media\"}"), 404, "no-such-unit");
        String other = body + "\"resolution\":{\"class\":\"a\"}}";
        for (int times = 0; times < 2; times++) {
            correct(judged.agreed, other)
                    .statusCode(200)
                    .body("state.label.class", equalTo("a"))
                    .body("state.by", equalTo("review"))
                    .body("labels[0].verdicts.outcome", contains("accepted", "rejected"))
                    .body("labels[0].verdicts[1].reason", equalTo("review"))
                    .body("corrections.ground.words", contains("look again"))
                    .body("judgements", contains(judged.lot + "/1", judged.lot + "/2"));
        }
        problem(correct(judged.agreed, body + "\"withdraw\":\"bad-media\"}"), 409, "corrected-meanwhile");
        as("auditor")
                .get("/v1/judgements/" + judged.lot + "/2")
                .then()
                .body("verdicts[0].corrects.judgement", equalTo(judged.lot + "/1"))
                .body("verdicts[0].corrects.reason", equalTo("review"));
        correct(
                        judged.agreed,
                        "{\"corrects\":\"" + judged.lot + "/2\",\"reason\":\"appeal\",\"words\":\"dark image\","
                                + "\"labels\":{\"1\":{\"cause\":\"tool-or-network\"}}}")
                .statusCode(200)
                .body("labels[0].verdicts.share", contains(1.0f, 0.0f, 1.0f));
    }

    @Test
    void aUnitIsExplained() {
        as("operator")
                .get("/v1/units/" + judged.agreed)
                .then()
                .statusCode(200)
                .body("project", equalTo(judged.project))
                .body("state.is", equalTo("resolved"))
                .body("labels[0].worker", equalTo("w1"))
                .body("labels[0].verdicts[0].outcome", equalTo("accepted"))
                .body("labels[0].confidence", equalTo(.8f))
                .body("shown", equalTo(null))
                .body("judgements", contains(judged.lot + "/1"));
        problem(as("operator").get("/v1/units/" + judged.lot + ".9").then(), 404, "no-such-unit");
        problem(as("operator").get("/v1/units/nonsense").then(), 404, "no-such-unit");
        problem(as("auditor").get("/v1/judgements/" + judged.lot + "/7").then(), 404, "no-such-judgement");
        problem(as("auditor").get("/v1/judgements/" + judged.lot + "/01").then(), 404, "no-such-judgement");
    }

    @Test
    void aWorkerReadsWhatWasJudgedOfHerLabels() {
        verdicts.add(lots.find(judged.lot).orElseThrow(), 1);
        given().auth()
                .oauth2(TOKENS.worker("s-w1", "w1"))
                .get("/v1/workers/me/verdicts?limit=1")
                .then()
                .statusCode(200)
                .body("items.label", contains(judged.agreed + "#1"))
                .body("items[0].inForce", equalTo(true));
        given().auth()
                .oauth2(TOKENS.site("s-w1"))
                .get("/v1/workers/w1/verdicts?limit=1")
                .then()
                .statusCode(200)
                .body("items.unit", contains(judged.agreed))
                .body("items[0].outcome", equalTo("accepted"))
                .body("items[0].content.media", equalTo("media:7"))
                .body("items[0].resolution.class", equalTo("b"));
        problem(
                given().auth()
                        .oauth2(TOKENS.site("s-w1"))
                        .get("/v1/workers/w1/verdicts?cursor=x")
                        .then(),
                400,
                "bad-parameter");
        problem(
                given().auth()
                        .oauth2(TOKENS.site("s-dale"))
                        .get("/v1/workers/w1/verdicts")
                        .then(),
                404,
                "no-such-worker");
    }

    @Test
    void aSiteSeesTheSkillOfItsOwnWorkersOnly() {
        String worker = "w-" + UUID.randomUUID();
        String path = "/v1/workers/" + worker + "/skill";
        problem(as("reviewer").get(path).then(), 404, "no-such-worker");
        judged.learn("x/2", worker, "s-hill", 9, 10);

        as("reviewer")
                .get(path)
                .then()
                .statusCode(200)
                .body("projects.project", hasItem(judged.project))
                .body("projects[0].labels", equalTo(1))
                .body("projects[0].accuracy", equalTo(.85f));
        given().auth().oauth2(TOKENS.site("s-hill")).get(path).then().statusCode(200);
        problem(given().auth().oauth2(TOKENS.site("s-dale")).get(path).then(), 404, "no-such-worker");
    }
}
