package dev.terrace.quality.accept;

import static dev.terrace.quality.accept.Calls.as;
import static dev.terrace.quality.accept.Calls.problem;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.terrace.quality.Figures;
import dev.terrace.quality.MongoFigures;
import dev.terrace.quality.MongoLots;
import dev.terrace.quality.Sample;
import dev.terrace.stack.StackResource;
import dev.terrace.stack.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.ZoneId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a client and the house see of the quality of a project. */
@QuarkusTest
@QuarkusTestResource(StackResource.class)
class QualityIT {
    private static final Tokens TOKENS = Tokens.local();

    @Inject
    JudgedLot judged;

    @Inject
    MongoLots lots;

    @Inject
    MongoFigures figures;

    @BeforeEach
    void judge() {
        judged.judge();
    }

    private String path() {
        return "/v1/projects/" + judged.project + "/quality";
    }

    @Test
    void aProjectOfWhichNothingWasJudgedHasNoFigures() {
        as("operator")
                .get(path())
                .then()
                .statusCode(200)
                .body("all.labels", equalTo(0))
                .body("all.acceptedShare", equalTo(null))
                .body("days", hasSize(0));
    }

    @Test
    void aJudgementIsCountedOnceHoweverOftenItIsHeardOf() {
        var counts = Figures.of(
                lots.find(judged.lot).orElseThrow(),
                1,
                Sample.brief(Sample.classes(2, 3, .99, "a", "b")),
                ZoneId.of("Asia/Shanghai"));
        for (int times = 0; times < 3; times++) {
            figures.add(judged.lot + "/1", judged.project, counts);
        }
        given().auth()
                .oauth2(TOKENS.client("acme"))
                .get(path())
                .then()
                .statusCode(200)
                .body("zone", equalTo("Asia/Shanghai"))
                .body("all.labels", equalTo(1))
                .body("all.acceptedShare", equalTo(1.0f))
                .body("all.agreement", equalTo(1.0f))
                .body("all.resolved.consensus", equalTo(1))
                .body("all.reviews", equalTo(2))
                .body("all.confusion.labelled", contains("b"))
                .body("days.figures.labels", contains(1));
    }

    @Test
    void anotherClientsProjectIsNotThere() {
        problem(given().auth().oauth2(TOKENS.client("other")).get(path()).then(), 404, "no-such-project");
        problem(as("auditor").get("/v1/projects/p-nowhere/quality").then(), 404, "no-such-project");
        problem(as("auditor").get(path() + "?days=0").then(), 400, "bad-parameter");
        problem(as("auditor").get(path() + "?days=x").then(), 400, "bad-parameter");
        given().auth().oauth2(TOKENS.site("s-hill")).get(path()).then().statusCode(403);
    }
}
