package dev.terrace.ingestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.terrace.ingestion.Web.Answer;
import dev.terrace.shared.work.TermsId;
import dev.terrace.stack.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

/** What clients are told is queued for their webhooks, whatever dies in between. */
@QuarkusTest
@QuarkusTestResource(StackResource.class)
class FactsIT {
    private final Web acme = Web.client("acme");

    @Inject
    MongoDatasets datasets;

    @Test
    void factsAreQueuedForWebhooks() {
        Web client = Web.client("facts-" + Web.key().substring(0, 8));
        String hook = client.post(
                        "/v1/webhooks",
                        "{\"url\": \"https://hooks.invalid/x\"}",
                        "Content-Type",
                        "application/json",
                        "Idempotency-Key",
                        Web.key())
                .expect(201)
                .text("webhook");
        String project = client.project(Web.terms("Facts", 50));
        client.upload(project, Web.NDJSON, Web.key(), Datasets.rows(0, 3)).expect(201);
        client.upload(project, Web.NDJSON, Web.key(), "{}\n").problem(422, "no-good-row");
        for (String state : new String[] {"paused", "open"}) {
            client.post(
                            "/v1/projects/" + project + "/state",
                            "{\"state\": \"" + state + "\"}",
                            "Content-Type",
                            "application/json")
                    .expect(200);
        }
        await().atMost(Duration.ofSeconds(90)).untilAsserted(() -> {
            JsonNode notices =
                    client.get("/v1/webhooks/" + hook + "/notices").expect(200).json();
            assertThat(notices.findValuesAsText("event"))
                    .containsExactlyInAnyOrder(
                            "delivery.finished", "delivery.finished", "project.paused", "project.opened");
        });
    }

    @Test
    void aFactThatACrashLeftUntoldIsToldAfterwards() {
        String client = "crashed-" + Web.key().substring(0, 8);
        String hook = Web.client(client)
                .post(
                        "/v1/webhooks",
                        "{\"url\": \"https://hooks.invalid/x\"}",
                        "Content-Type",
                        "application/json",
                        "Idempotency-Key",
                        Web.key())
                .expect(201)
                .text("webhook");
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        Dataset begun = Dataset.begun("d-" + client, Samples.project(client), new TermsId("p-1", 1), now);
        datasets.insert(begun.delivered(new Dataset.Delivery(1, "hash", 0, 0, 1, 1, 1, now, null, null)));
        await().atMost(Duration.ofSeconds(90)).untilAsserted(() -> {
            JsonNode notices = Web.client(client)
                    .get("/v1/webhooks/" + hook + "/notices")
                    .expect(200)
                    .json();
            assertThat(notices.findValuesAsText("event")).containsExactly("delivery.finished");
        });
        await().atMost(Duration.ofSeconds(90))
                .until(() -> datasets.find(begun.id()).orElseThrow().untold().isEmpty());
    }

    @Test
    void aWebhookThatCannotBeIsRefusedInWords() {
        for (String body : new String[] {
            "",
            "null",
            "{}",
            "[]",
            "{\"url\": 5}",
            "{\"url\": \"ftp://x\"}",
            "{\"url\": \"https://x.example\", \"events\": [null]}",
            "{\"url\": \"https://x.example\", \"events\": [\"no.such\"]}",
            "{\"url\": \"http://127.0.0.1:1/\"}",
            "{\"url\": \"http://localhost/\"}",
            "{\"url\": \"http://0x7f.1/\"}"
        }) {
            Answer answer =
                    acme.post("/v1/webhooks", body, "Content-Type", "application/json", "Idempotency-Key", Web.key());
            assertThat(answer.status()).as(body).isBetween(400, 499);
            assertThat(answer.text("detail")).as(body).isNotBlank();
        }
    }
}
