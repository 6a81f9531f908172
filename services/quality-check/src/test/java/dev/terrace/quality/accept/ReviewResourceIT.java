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

import dev.terrace.quality.Evidence;
import dev.terrace.quality.Knowledge;
import dev.terrace.quality.Lesson;
import dev.terrace.quality.Lot;
import dev.terrace.quality.MongoContents;
import dev.terrace.quality.MongoLots;
import dev.terrace.quality.MongoSkills;
import dev.terrace.quality.MongoSkills.Learnt;
import dev.terrace.quality.MongoVerdicts;
import dev.terrace.quality.Sample;
import dev.terrace.quality.reconcile.Reconciler;
import dev.terrace.shared.event.LotCreated;
import dev.terrace.shared.event.LotLabelled;
import dev.terrace.shared.project.MongoProjects;
import dev.terrace.shared.store.Outcome;
import dev.terrace.shared.work.Content;
import dev.terrace.shared.work.Part;
import dev.terrace.shared.work.Terms;
import dev.terrace.stack.StackResource;
import dev.terrace.stack.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
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
    MongoVerdicts verdicts;

    @Inject
    InstantSource clock;

    @Inject
    MongoProjects projects;

    @Inject
    MongoContents contents;

    /** Unit 0 is two to one, unit 1 tied between workers of whom nothing else is known, unit 2 agreed. */
    @BeforeEach
    void judged() {
        Terms terms = Sample.of(project, Sample.classes(2, 3, .99, "a", "b"));
        projects.keep(terms);
        LotCreated.Unit unit =
                new LotCreated.Unit("item", Part.WHOLE, new Content.Image("media:7", 10, 10), null, null, 3);
        contents.keep(new LotCreated(lot, terms.id(), Collections.nCopies(3, unit)));
        LotLabelled labels = new LotLabelled(
                lot,
                terms.id(),
                List.of(
                        label(0, 1, named("a"), 3, 3),
                        label(0, 2, named("b"), 3, 3),
                        label(0, 3, named("b"), 3, 3),
                        label(1, 4, named("a"), 2, 2),
                        label(1, 5, named("b"), 2, 2),
                        label(2, 1, named("b"), 1, 1)));
        Instant now = clock.instant();
        lots.changeOrMake(lot, terms.id(), empty -> {
            Lot joined = empty.join(labels, Duration.ofHours(72), now);
            Outcome<Lot, ?> outcome = Reconciler.judge(joined, Sample.brief(terms), Knowledge.NONE, now);
            return new Outcome<>(outcome.state(), outcome.events(), Optional.empty());
        });
    }

    /** What a reviewer is shown of the unit, as the start of what she sends. */
    private static String shown(String unit) {
        String hash = as("reviewer").get("/v1/reviews/" + unit).then().extract().path("shown");
        return "{\"shown\":\"" + hash + "\",";
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
                .body("items[0].why", equalTo("disagreement"))
                .body("items[0].shown", notNullValue())
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
        skills.add("x/1", project, Map.of("w4", learnt("s-w4", 50, 50)));
        skills.add("x/1", project, Map.of("w5", learnt("s-w5", 1, 50)));
        as("reviewer")
                .get("/v1/reviews/" + tied)
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
        String accepted = shown(split) + "\"accept\":\"proposal\"}";
        for (int times = 0; times < 2; times++) {
            decide(split, accepted)
                    .statusCode(200)
                    .body("state.is", equalTo("resolved"))
                    .body("state.by", equalTo("review"))
                    .body("state.label.class", equalTo("b"))
                    .body("labels.collect { it.verdicts[0].outcome }", contains("rejected", "accepted", "accepted"))
                    .body("labels[0].verdicts[0].cause", equalTo("worker-error"))
                    .body("labels[0].verdicts[0].findings[0].code", equalTo("wrong-class"))
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
                .body("reviews.unit", contains(0, 1))
                .body("resolutions.unit", contains(2));
    }

    @Test
    void whatCannotBeDecidedIsRefusedWithAWayOut() {
        String shown = shown(tied);
        problem(decide(tied, shown + "\"accept\":\"proposal\"}"), 422, "proposal-tied");
        problem(decide(tied, "{}"), 422, "decision-unclear");
        problem(decide(tied, ""), 422, "decision-unclear");
        problem(decide(tied, "{\"withdraw\":\"bad-media\"}"), 409, "shown-changed");
        problem(decide(tied, shown(split) + "\"withdraw\":\"bad-media\"}"), 409, "shown-changed");
        problem(decide(tied, shown + "\"resolution\":{\"class\":\"z\"}}"), 422, "invalid-resolution");
        problem(
                decide(
                        tied,
                        shown + "\"resolution\":{\"class\":\"a\"},\"labels\":{\"4\":{\"cause\":\"worker-error\"}}}"),
                422,
                "invalid-cause");
        problem(decide(tied, shown + "\"withdraw\":\"worker-error\"}"), 422, "invalid-cause");
        problem(
                decide(tied, shown + "\"withdraw\":\"bad-media\",\"labels\":{\"9\":{\"cause\":\"bad-media\"}}}"),
                422,
                "no-such-attempt");
        problem(decide(tied, "{\"withdraw\":\"bad-weather\"}"), 400, "malformed");
        problem(decide(tied, "{\"reviewer\":\"me\"}"), 400, "malformed");
        problem(decide(agreed, shown + "\"withdraw\":\"bad-media\"}"), 409, "not-under-review");
        problem(decide(lot + ".77", shown + "\"withdraw\":\"bad-media\"}"), 404, "no-such-unit");
        problem(decide("..", "{}"), 404, "not-found");
        decide(tied, shown + "\"withdraw\":\"bad-media\",\"labels\":{\"5\":{\"words\":\"well seen\"}}}")
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
        problem(decide(tied, shown(tied) + "\"withdraw\":\"bad-media\"}"), 409, "claimed");
        as("reviewer")
                .get("/v1/reviews?project=" + project)
                .then()
                .body("items.find { it.unit == '" + tied + "' }.claim.reviewer", equalTo("ann"));
    }

    private ValidatableResponse claim(String reviewer) {
        return given().auth()
                .oauth2(TOKENS.role("reviewer", reviewer))
                .post("/v1/reviews/" + tied + "/claim")
                .then();
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
        String body = "{\"corrects\":\"" + lot + "/1\",\"reason\":\"review\",\"words\":\"look again\",";
        problem(correct(split, body + "\"resolution\":{\"class\":\"a\"}}"), 409, "not-judged");
        problem(correct(agreed, body + "\"labels\":{\"7\":{}}}"), 404, "no-such-label");
        problem(correct(agreed, body + "\"resolution\":{\"class\":\"z\"}}"), 422, "invalid-resolution");
        problem(correct(agreed, "{\"words\":\"x\"}"), 422, "correction-unclear");
        problem(correct(lot + ".9", body + "\"withdraw\":\"bad-media\"}"), 404, "no-such-unit");
        String other = body + "\"resolution\":{\"class\":\"a\"}}";
        for (int times = 0; times < 2; times++) {
            correct(agreed, other)
                    .statusCode(200)
                    .body("state.label.class", equalTo("a"))
                    .body("state.by", equalTo("review"))
                    .body("labels[0].verdicts.outcome", contains("accepted", "rejected"))
                    .body("labels[0].verdicts[1].reason", equalTo("review"))
                    .body("corrections.ground.words", contains("look again"))
                    .body("judgements", contains(lot + "/1", lot + "/2"));
        }
        problem(correct(agreed, body + "\"withdraw\":\"bad-media\"}"), 409, "corrected-meanwhile");
        as("auditor")
                .get("/v1/judgements/" + lot + "/2")
                .then()
                .body("verdicts[0].corrects.judgement", equalTo(lot + "/1"))
                .body("verdicts[0].corrects.reason", equalTo("review"));
        correct(
                        agreed,
                        "{\"corrects\":\"" + lot + "/2\",\"reason\":\"appeal\",\"words\":\"dark image\","
                                + "\"labels\":{\"1\":{\"cause\":\"tool-or-network\"}}}")
                .statusCode(200)
                .body("labels[0].verdicts.share", contains(1.0f, 0.0f, 1.0f));
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
                .body("labels[0].verdicts[0].outcome", equalTo("accepted"))
                .body("labels[0].confidence", equalTo(.8f))
                .body("shown", equalTo(null))
                .body("judgements", contains(lot + "/1"));
        problem(as("operator").get("/v1/units/" + lot + ".9").then(), 404, "no-such-unit");
        problem(as("operator").get("/v1/units/nonsense").then(), 404, "no-such-unit");
        problem(as("auditor").get("/v1/judgements/" + lot + "/7").then(), 404, "no-such-judgement");
        problem(as("auditor").get("/v1/judgements/" + lot + "/01").then(), 404, "no-such-judgement");
    }

    private static Learnt learnt(String site, double hits, double weight) {
        return new Learnt(site, List.of(new Lesson(1, false, List.of(new Evidence("all", hits / weight, weight)))));
    }

    @Test
    void aWorkerReadsWhatWasJudgedOfHerLabels() {
        verdicts.add(lots.find(lot).orElseThrow(), 1);
        given().auth()
                .oauth2(TOKENS.worker("s-w1", "w1"))
                .get("/v1/workers/me/verdicts?limit=1")
                .then()
                .statusCode(200)
                .body("items.label", contains(agreed + "#1"))
                .body("items[0].inForce", equalTo(true));
        given().auth()
                .oauth2(TOKENS.site("s-w1"))
                .get("/v1/workers/w1/verdicts?limit=1")
                .then()
                .statusCode(200)
                .body("items.unit", contains(agreed))
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
        given().auth()
                .oauth2(TOKENS.site("s-dale"))
                .get("/v1/workers/w1/verdicts")
                .then()
                .statusCode(200)
                .body("items", hasSize(0));
    }

    @Test
    void aSiteSeesTheSkillOfItsOwnWorkersOnly() {
        String worker = "w-" + UUID.randomUUID();
        String path = "/v1/workers/" + worker + "/skill";
        problem(as("reviewer").get(path).then(), 404, "no-such-worker");
        skills.add("x/2", project, Map.of(worker, learnt("s-hill", 9, 10)));

        as("reviewer")
                .get(path)
                .then()
                .statusCode(200)
                .body("projects.project", hasItem(project))
                .body("projects[0].labels", equalTo(1))
                .body("projects[0].accuracy", equalTo(.85f));
        given().auth().oauth2(TOKENS.site("s-hill")).get(path).then().statusCode(200);
        problem(given().auth().oauth2(TOKENS.site("s-dale")).get(path).then(), 404, "no-such-worker");
    }

    @Test
    void metersNameWhatWasRefused() {
        problem(decide(tied, shown(tied) + "\"accept\":\"proposal\"}"), 422, "proposal-tied");
        given().get("/q/metrics")
                .then()
                .statusCode(200)
                .body(containsString("terrace_review_refused_total{reason=\"proposal-tied\"}"))
                .body(containsString("terrace_review_oldest_seconds"));
    }
}
