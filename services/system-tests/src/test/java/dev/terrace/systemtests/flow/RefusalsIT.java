package dev.terrace.systemtests.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.terrace.tools.client.Answer;
import dev.terrace.tools.client.Api;
import dev.terrace.tools.client.Call;
import dev.terrace.tools.client.Json;
import dev.terrace.tools.client.Service;
import dev.terrace.tools.people.Client;
import dev.terrace.tools.site.Tally;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.junit.jupiter.api.Test;

/** Bad input meets with a problem that says what to do, and leaves nothing behind. */
class RefusalsIT {
    private final Terrace terrace = Terrace.started();
    private final Api clientApi = terrace.callers().client("c-refused");
    private final Client client = new Client(clientApi);
    private final Tally tally = new Tally();

    @Test
    void malformedRowsAreReportedAndGoodOnesStay() {
        String project = project();
        JsonNode dataset = upload(
                        project,
                        "{\"id\":\"a\",\"media\":\"items/0\"}\n{\"id\":\n{\"media\":\"items/2\"}\n{\"id\":\"d\",\"colour\":1}\n")
                .expect(201)
                .json();
        assertEquals(1, dataset.path("items").asInt());
        assertEquals(3, dataset.path("refused").asInt());
        for (JsonNode refusal : dataset.path("refusals")) {
            assertTrue(refusal.path("row").asInt() > 1);
            assertFalse(refusal.path("problem").asText().isEmpty());
        }
    }

    @Test
    void anUnknownWorkTypeIsRefusedWithThoseThatThereAre() {
        ObjectNode terms = Desk.project("Dreams", 1, 1, "a", "b").put("workType", "dreams");
        Answer answer = clientApi
                .post(Service.INGESTION, "/v1/projects")
                .newKey()
                .json(terms)
                .send();
        assertProblem(answer, 422, "invalid-project", "classes");
    }

    @Test
    void aManifestOfAnotherContentTypeIsRefused() {
        Answer answer = clientApi
                .post(Service.INGESTION, "/v1/projects/" + project() + "/datasets")
                .newKey()
                .body("application/pdf", "%PDF")
                .send();
        assertProblem(answer, 415, "unsupported-media-type", "");
    }

    @Test
    void theSameKeyWithAnotherBodyIsRefusedAndWithTheSameIsNoSecondDataset() {
        String project = project();
        String key = UUID.randomUUID().toString();
        Answer first = clientApi
                .post(Service.INGESTION, "/v1/projects/" + project + "/datasets")
                .key(key)
                .ndjson(Desk.items(2))
                .send()
                .expect(201);
        Answer again = clientApi
                .post(Service.INGESTION, "/v1/projects/" + project + "/datasets")
                .key(key)
                .ndjson(Desk.items(2))
                .send()
                .expect(200, 201);
        assertEquals(first.json().path("dataset"), again.json().path("dataset"));
        assertEquals("true", again.headers().firstValue("Idempotency-Hit").orElse(""));
        Answer other = clientApi
                .post(Service.INGESTION, "/v1/projects/" + project + "/datasets")
                .key(key)
                .ndjson(Desk.items(3))
                .send();
        assertProblem(other, 422, "key-reused", "");
    }

    @Test
    void rowsOfASubmissionAreRefusedOneByOne() {
        Desk desk = new Desk(terrace, "s-refused", "w-refused-1", "w-refused-2");
        String project = project();
        client.upload("rows-" + UUID.randomUUID(), project, Desk.items(4));
        JsonNode pack = desk.pull(project, 4, 4);
        List<ObjectNode> rows = Desk.rows(pack, "w-refused-1", unit -> "cat");
        rows.get(0).putObject("label").put("class", "unicorn");
        rows.get(1).put("attempt", 7);
        rows.get(2).put("unit", "d-none.0.0");
        rows.get(3).put("worker", "w-of-another-site");
        JsonNode answer = desk.api()
                .post(Service.DISPATCH, "/v1/packs/" + pack.path("pack").asText() + "/submissions")
                .newKey()
                .ndjson(rows)
                .send()
                .expect(200)
                .json();
        List<String> expected =
                List.of("label-breaks-schema", "attempt-not-current", "unit-not-in-pack", "worker-unknown");
        for (int n = 0; n < 4; n++) {
            JsonNode row = answer.path("rows").path(n);
            assertEquals("refused", row.path("outcome").asText());
            assertEquals(expected.get(n), row.path("reason").asText());
            assertFalse(row.path("detail").asText().isEmpty(), row.toString());
        }
        desk.submit(pack, Desk.rows(pack, "w-refused-1", unit -> "cat"), "stored", tally);
        desk.submit(pack, Desk.rows(pack, "w-refused-1", unit -> "cat"), "duplicate", tally);
        terrace.assertGuarantees(tally);
    }

    @Test
    void whatIsSomebodyElsesIsNotThere() {
        Desk own = new Desk(terrace, "s-own", "w-own");
        Desk other = new Desk(terrace, "s-other", "w-other");
        String project = project();
        String dataset = client.upload("foreign-" + UUID.randomUUID(), project, Desk.items(1));
        JsonNode pack = own.pull(project, 1, 1);
        String path = "/v1/packs/" + pack.path("pack").asText();
        assertProblem(other.api().get(Service.DISPATCH, path).send(), 404, "not-found", "");
        assertProblem(
                other.api()
                        .post(Service.DISPATCH, path + "/submissions")
                        .newKey()
                        .ndjson(List.of())
                        .send(),
                404,
                "not-found",
                "");
        Api foreign = terrace.callers().client("c-foreign");
        assertProblem(foreign.get(Service.INGESTION, "/v1/datasets/" + dataset).send(), 404, "no-such-dataset", "");
        own.submit(pack, Desk.rows(pack, "w-own", unit -> "cat"), "stored", tally);
        terrace.assertGuarantees(tally);
    }

    @Test
    void tokensThatAreNoneOrOldOrOfAnotherRoleAreRefused() {
        for (Service service : Service.values()) {
            String path = switch (service) {
                case INGESTION -> "/v1/projects";
                case DISPATCH -> "/v1/queue";
                case QUALITY -> "/v1/reviews";
                case PAYOUT -> "/v1/balances?currency=CNY";
            };
            assertProblem(terrace.callers().nobody().get(service, path).send(), 401, "unauthenticated", "");
            assertProblem(terrace.callers().with(expired()).get(service, path).send(), 401, "unauthenticated", "");
            Api wrong = service == Service.DISPATCH
                    ? terrace.callers().reviewer()
                    : terrace.callers().site("s-own");
            assertProblem(wrong.get(service, path).send(), 403, "forbidden", "");
        }
    }

    private String expired() {
        JwtClaims claims = terrace.callers().tokens().claims("operator", "operator", Map.of(), Duration.ofSeconds(1));
        claims.setIssuedAt(NumericDate.fromSeconds(NumericDate.now().getValue() - 7_200));
        claims.setExpirationTime(NumericDate.fromSeconds(NumericDate.now().getValue() - 3_600));
        return terrace.callers().tokens().sign(claims);
    }

    @Test
    void aBodyOverItsLimitIsRefused() {
        String name = "x".repeat(300_000);
        Answer answer = clientApi
                .post(Service.INGESTION, "/v1/projects")
                .newKey()
                .json(Desk.project(name, 1, 1, "a", "b"))
                .send();
        assertProblem(answer, 413, "body-too-large", "");
    }

    private String project() {
        return client.project("refused-" + UUID.randomUUID(), Desk.project("Refusals", 1, 1, "cat", "dog"));
    }

    private Answer upload(String project, String manifest) {
        return clientApi
                .post(Service.INGESTION, "/v1/projects/" + project + "/datasets")
                .newKey()
                .body(Call.NDJSON, manifest)
                .send();
    }

    private static void assertProblem(Answer answer, int status, String problem, String says) {
        assertEquals(status, answer.status(), answer.text());
        assertEquals(problem, answer.problem(), answer.text());
        assertTrue(answer.json().path("detail").asText().contains(says), answer.text());
        assertFalse(answer.json().path("detail").asText().isEmpty(), answer.text());
        assertEquals(Json.of(status), answer.json().path("status"));
    }
}
