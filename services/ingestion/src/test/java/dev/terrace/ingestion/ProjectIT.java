package dev.terrace.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.terrace.ingestion.Web.Answer;
import dev.terrace.stack.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StackResource.class)
class ProjectIT {

    private final Web acme = Web.client("acme");
    private final Web bell = Web.client("bell");

    @Test
    void aProjectShowsAllItsTerms() {
        Answer made = create(acme, Web.key(), Web.terms("Cats", 25)).expect(201);
        assertThat(made.hit()).isFalse();
        assertThat(made.text("project")).matches("p-[a-z2-7]{10}");
        assertThat(made.json().at("/version").asInt()).isEqualTo(1);
        assertThat(made.json().at("/client").asText()).isEqualTo("acme");
        assertThat(made.json().at("/schema/type").asText()).isEqualTo("classes");
        assertThat(made.json().at("/quality/confidence").asDouble()).isEqualTo(0.9);
        assertThat(made.json().at("/dispatch/lotUnits").asInt()).isEqualTo(25);
        ObjectNode shown = (ObjectNode)
                acme.get("/v1/projects/" + made.text("project")).expect(200).json();
        assertThat(shown.remove("totals").path("units").asInt()).isZero();
        assertThat(shown.remove("forecast").path("costMicros").asInt()).isZero();
        assertThat(shown).isEqualTo(made.json());
        assertThat(acme.get("/v1/projects/" + made.text("project") + "/versions/1")
                        .expect(200)
                        .json())
                .isEqualTo(made.json());
    }

    @Test
    void theSameKeyAndBodyHaveOneAnswer() {
        String key = Web.key();
        JsonNode first = create(acme, key, Web.terms("Cats", 50)).expect(201).json();
        Answer again =
                create(acme, key, Web.terms("Cats", 50).replace(" ", "  ")).expect(201);
        assertThat(again.hit()).isTrue();
        assertThat(again.json()).isEqualTo(first);
        create(acme, key, Web.terms("Dogs", 50)).problem(422, "key-reused");
        assertThat(create(bell, key, Web.terms("Cats", 50)).expect(201).text("project"))
                .isNotEqualTo(first.path("project").asText());
    }

    @Test
    void versionsCountUpAndKeepTheirTerms() {
        String project = acme.project(Web.terms("Cats", 50));
        String boxes = """
                {"workType": "boxes", "schema": {"classes": ["cat"]}, "price": {"currency": "CNY", "labelMicros": 1}}
                """;
        String key = Web.key();
        Answer second = version(acme, project, key, boxes).expect(201);
        assertThat(second.json().at("/version").asInt()).isEqualTo(2);
        assertThat(second.text("name")).isEqualTo("Cats");
        Answer again = version(acme, project, key, boxes).expect(201);
        assertThat(again.hit()).isTrue();
        assertThat(again.json()).isEqualTo(second.json());
        version(acme, project, key, boxes.replace("cat", "dog")).problem(422, "key-reused");
        assertThat(acme.get("/v1/projects/" + project + "/versions/1").text("workType"))
                .isEqualTo("classes");
        assertThat(acme.get("/v1/projects/" + project).json().path("version").asInt())
                .isEqualTo(2);
        acme.get("/v1/projects/" + project + "/versions/3").problem(404, "no-such-version");
        acme.get("/v1/projects/" + project + "/versions/x").problem(400, "bad-parameter");
    }

    @Test
    void aDirectiveChangesWhatIsOutAndIsToldOnlyWhenItDoes() {
        String project = acme.project(Web.terms("Cats", 50));
        Answer paused =
                direct(acme, project, "{\"paused\":true,\"priority\":7}").expect(200);
        assertThat(paused.json().at("/directive/paused").asBoolean()).isTrue();
        assertThat(paused.json().at("/directive/priority").asInt()).isEqualTo(7);
        Answer resumed =
                direct(Web.role("operator"), project, "{\"paused\":false}").expect(200);
        assertThat(resumed.json().at("/directive/priority").asInt()).isEqualTo(7);
        direct(bell, project, "{\"paused\":true}").problem(404, "no-such-project");
        direct(Web.role("auditor"), project, "{\"paused\":true}").problem(403, "forbidden");
        direct(acme, project, "{\"deadline\":\"+292278995-01-01T00:00:00Z\"}").problem(422, "invalid-project");
        direct(acme, project, "{\"priority\":7,\"priority\":8}").problem(400, "malformed");
        assertThat(acme.get("/v1/projects/" + project).json().at("/directive"))
                .isEqualTo(resumed.json().at("/directive"));
    }

    @Test
    void aProjectGoesThroughItsStates() {
        String draft = Web.terms("Cats", 50).replaceFirst("\\{", "{\"state\": \"draft\",");
        Answer made = create(acme, Web.key(), draft).expect(201);
        String project = made.text("project");
        assertThat(made.text("state")).isEqualTo("draft");
        assertThat(made.json().at("/directive/paused").asBoolean()).isTrue();
        acme.upload(project, Web.NDJSON, Web.key(), "{\"id\":\"a\",\"text\":\"x\"}\n")
                .expect(201);
        JsonNode estimate =
                acme.get("/v1/projects/" + project + "/estimate").expect(200).json();
        assertThat(estimate.path("minMicros").asLong()).isEqualTo(160_000);
        assertThat(estimate.path("maxMicros").asLong()).isEqualTo(400_000);
        move(acme, project, "complete").problem(409, "units-open");
        move(acme, project, "paused").problem(409, "illegal-state");
        assertThat(move(acme, project, "open")
                        .expect(200)
                        .json()
                        .at("/directive/paused")
                        .asBoolean())
                .isFalse();
        direct(acme, project, "{\"paused\":true}").expect(200);
        assertThat(acme.get("/v1/projects/" + project).text("pausedBy")).isEqualTo("asked");
        move(acme, project, "archived").expect(200);
        acme.upload(project, Web.NDJSON, Web.key(), "{\"id\":\"a\",\"text\":\"x\"}\n")
                .problem(409, "project-closed");
        direct(acme, project, "{\"paused\":false}").problem(409, "illegal-state");
        move(acme, project, "lost").problem(422, "invalid-project");
        move(bell, project, "open").problem(404, "no-such-project");
        assertThat(acme.get("/v1/projects?state=archived&limit=1")
                        .json()
                        .at("/projects/0/project")
                        .asText())
                .isEqualTo(project);
        acme.get("/v1/projects?state=lost").problem(400, "bad-parameter");
    }

    @Test
    void aCostIsEstimatedBeforeAProjectIsMade() {
        Answer answer = acme.post(
                        "/v1/projects/estimate",
                        "{\"items\": 1000, \"project\": " + Web.terms("Cats", 50) + "}",
                        "Content-Type",
                        "application/json")
                .expect(200);
        assertThat(answer.json().path("labelsExpected").asLong()).isEqualTo(2417);
        assertThat(answer.json().path("expectedMicros").asLong()).isEqualTo(193_360_000);
        acme.post("/v1/projects/estimate", "{\"items\": 0}", "Content-Type", "application/json")
                .problem(422, "invalid-project");
    }

    private static Answer move(Web as, String project, String state) {
        return as.post(
                "/v1/projects/" + project + "/state",
                "{\"state\":\"" + state + "\"}",
                "Content-Type",
                "application/json");
    }

    @Test
    void aClientSeesOnlyItsOwn() {
        String project = acme.project(Web.terms("Cats", 50));
        bell.get("/v1/projects/" + project).problem(404, "no-such-project");
        version(bell, project, Web.key(), Web.terms("x", 50)).problem(404, "no-such-project");
        Web.role("auditor").get("/v1/projects/" + project).expect(200);
        Web.role("operator").get("/v1/projects/" + project).expect(200);
        Web.role("reviewer").get("/v1/projects/" + project).problem(403, "forbidden");
        create(Web.role("operator"), Web.key(), Web.terms("Cats", 50)).problem(403, "forbidden");
        create(Web.role("client"), Web.key(), Web.terms("Cats", 50)).problem(403, "forbidden");
        Web.nobody().get("/v1/projects/" + project).problem(401, "unauthenticated");
    }

    @Test
    void listsComeInPages() {
        Web carl = Web.client("carl-" + Web.key());
        for (int i = 0; i < 5; i++) {
            carl.project(Web.terms("Cats " + i, 50));
        }
        JsonNode first = carl.get("/v1/projects?limit=3").expect(200).json();
        assertThat(first.path("projects")).hasSize(3);
        JsonNode second = carl.get(
                        "/v1/projects?limit=3&cursor=" + first.path("next").asText())
                .expect(200)
                .json();
        assertThat(second.path("projects")).hasSize(2);
        assertThat(second.has("next")).isFalse();
        assertThat(List.of(first, second).stream()
                        .flatMap(page -> page.path("projects").valueStream())
                        .map(shown -> shown.path("name").asText()))
                .containsExactly("Cats 4", "Cats 3", "Cats 2", "Cats 1", "Cats 0");
        carl.get("/v1/projects?cursor=x").problem(400, "bad-parameter");
        carl.get("/v1/projects?limit=0").problem(400, "bad-parameter");
        carl.get("/v1/projects?limit=101").problem(400, "bad-parameter");
    }

    @Test
    void badRequestsSayWhatToDo() {
        assertThat(create(acme, Web.key(), "{\"name\":\"x\"}")
                        .problem(422, "invalid-project")
                        .text("detail"))
                .contains("workType: nothing does not exist");
        create(acme, Web.key(), "{\"name\":").problem(400, "malformed");
        create(acme, Web.key(), "[]").problem(400, "malformed");
        create(acme, Web.key(), "").problem(400, "malformed");
        create(acme, Web.key(), "{\"a\":" + "[".repeat(100_000)).problem(400, "malformed");
        create(acme, Web.key(), "{\"name\":\"" + "x".repeat(300_000)).problem(413, "body-too-large");
        create(acme, " ", Web.terms("Cats", 50)).problem(400, "key-missing");
        acme.post("/v1/projects", "{}", "Content-Type", "application/json").problem(400, "key-missing");
        acme.post("/v1/projects", "{}", "Content-Type", "text/plain", "Idempotency-Key", "k")
                .problem(415, "unsupported-media-type");
        acme.post("/v1/projects/x", "{}").expect(405);
        acme.get("/v1/nothing").problem(404, "not-found");
    }

    private static Answer create(Web as, String key, String body) {
        return as.post("/v1/projects", body, "Content-Type", "application/json", "Idempotency-Key", key);
    }

    private static Answer direct(Web as, String project, String body) {
        return as.patch("/v1/projects/" + project, body, "Content-Type", "application/json");
    }

    private static Answer version(Web as, String project, String key, String body) {
        return as.post(
                "/v1/projects/" + project + "/versions",
                body,
                "Content-Type",
                "application/json",
                "Idempotency-Key",
                key);
    }
}
