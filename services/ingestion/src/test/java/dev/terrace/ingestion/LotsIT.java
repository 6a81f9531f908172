package dev.terrace.ingestion;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.terrace.shared.event.LotCreated;
import dev.terrace.shared.event.LotWithdrawn;
import dev.terrace.shared.event.ProjectDirected;
import dev.terrace.shared.event.ProjectVersioned;
import dev.terrace.shared.work.Content;
import dev.terrace.shared.work.Directive;
import dev.terrace.shared.work.Part;
import dev.terrace.shared.work.Terms;
import dev.terrace.shared.work.TermsId;
import dev.terrace.stack.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The lots that are announced, how many a budget allows, and what of them is withdrawn. */
@QuarkusTest
@QuarkusTestResource(StackResource.class)
class LotsIT {

    private static Topics topics;

    private final Web acme = Web.client("acme");
    private Judging judging;

    @Inject
    ObjectMapper json;

    @BeforeAll
    static void open() {
        topics = new Topics();
    }

    @AfterAll
    static void close() {
        topics.close();
    }

    @BeforeEach
    void judging() {
        judging = new Judging(topics, json);
    }

    @Test
    void lotsAreAnnouncedOnceWithAllThatIsKnown() throws Exception {
        String project = acme.project(Web.terms("Cats", 50));
        String dataset = Datasets.images(acme, project, 120);
        Map<String, LotCreated> lots = judging.lots(dataset, 3);
        assertThat(lots.keySet()).containsExactlyInAnyOrder(dataset + ".0", dataset + ".1", dataset + ".2");
        assertThat(lots.get(dataset + ".2").units()).hasSize(20);
        assertThat(lots.get(dataset + ".0").terms()).isEqualTo(new TermsId(project, 1));
        var versioned = topics.read("terrace.projects", r -> r.key().equals(project + "/1"));
        Terms terms = json.readValue(versioned.value(), ProjectVersioned.class).terms();
        assertThat(terms.client()).isEqualTo("acme");
        assertThat(terms.split().lotUnits()).isEqualTo(50);
        var directed = topics.read("terrace.projects", r -> r.key().equals(project));
        assertThat(json.readValue(directed.value(), ProjectDirected.class))
                .isEqualTo(new ProjectDirected(project, "acme", "Cats", 1, new Directive(5, 1, null, false)));
        assertThat(lots.get(dataset + ".1").units().getFirst())
                .isEqualTo(new LotCreated.Unit(
                        "item-50",
                        Part.WHOLE,
                        new Content.Image("https://media.example/50.jpg", null, null),
                        Web.JSON.createObjectNode().put("n", 50),
                        null,
                        5));
    }

    @Test
    void aBudgetIsNeverOverdrawnWhateverIsOut() throws Exception {
        String terms = Web.terms("Cats", 10).replaceFirst("\\{", "{\"budgetMicros\": 8000000,");
        String project = acme.project(terms);
        String dataset = Datasets.images(acme, project, 40);
        Map<String, LotCreated> first = judging.lots(dataset, 20);
        assertThat(first.values().stream().mapToInt(lot -> lot.units().size()).sum())
                .isEqualTo(20);
        assertThat(acme.get("/v1/projects/" + project).json().at("/totals/held").asInt())
                .isEqualTo(20);
        first.values().forEach(lot -> Judging.judgements(lot).forEach(judging::publish));
        Map<String, LotCreated> second = judging.lots(dataset, 31);
        second.keySet().removeAll(first.keySet());
        assertThat(second).hasSizeGreaterThanOrEqualTo(11);
        direct(project, "{\"budgetMicros\": 100000000}");
        Map<String, LotCreated> all = judging.lots(dataset, 40);
        all.keySet().removeAll(first.keySet());
        all.values().forEach(lot -> Judging.judgements(lot).forEach(judging::publish));
        await().until(() -> acme.get("/v1/datasets/" + dataset).text("state").equals("done"));
        JsonNode totals = acme.get("/v1/projects/" + project).json().path("totals");
        assertThat(totals.path("costMicros").asLong()).isEqualTo(80 * 80_000);
        assertThat(totals.path("open").asInt()).isZero();
    }

    @Test
    void whatTheBudgetDoesNotAllowPausesTheProjectUntilItIsRaised() {
        String project = acme.project(Web.terms("Cats", 10).replaceFirst("\\{", "{\"budgetMicros\": 300000,"));
        String dataset = Datasets.images(acme, project, 3);
        await().until(() -> acme.get("/v1/projects/" + project).text("pausedBy").equals("budget"));
        assertThat(acme.get("/v1/projects/" + project)
                        .json()
                        .at("/directive/paused")
                        .asBoolean())
                .isTrue();
        direct(project, "{\"budgetMicros\": null}");
        await().until(() -> acme.get("/v1/projects/" + project).text("state").equals("open"));
        await().until(() -> acme.get("/v1/datasets/" + dataset).text("state").equals("working"));
    }

    private void direct(String project, String change) {
        acme.patch("/v1/projects/" + project, change, "Content-Type", "application/json")
                .expect(200);
    }

    @Test
    void withdrawnItemsAreToldOnceAndFoundAgain() throws Exception {
        String dataset = Datasets.images(acme, acme.project(Web.terms("Cats", 10)), 25);
        judging.lots(dataset, 3);
        await().until(() -> acme.get("/v1/datasets/" + dataset).text("state").equals("working"));
        Datasets.withdraw(acme, dataset, "{\"items\":[\"item-3\",\"item-12\",\"item-x\"]}")
                .expect(202);
        var told = topics.read("terrace.lots", r -> r.key().equals(dataset + ".1") && isWithdrawal(r));
        assertThat(json.readValue(told.value(), LotWithdrawn.class).units()).containsExactly(2);
        await().until(() -> acme.get("/v1/datasets/" + dataset + "/withdrawals")
                .json()
                .at("/withdrawals/0/state")
                .asText()
                .equals("done"));
        assertThat(acme.get("/v1/datasets/" + dataset + "/withdrawals")
                        .json()
                        .at("/withdrawals/0/unknown/0")
                        .asText())
                .isEqualTo("item-x");
        Datasets.withdraw(acme, dataset, "{\"all\":true}").expect(202);
        var rest = topics.read(
                "terrace.lots", r -> r.key().equals(dataset + ".1") && isWithdrawal(r) && r.offset() != told.offset());
        assertThat(json.readValue(rest.value(), LotWithdrawn.class).units())
                .hasSize(9)
                .doesNotContain(2);
        Datasets.withdraw(acme, dataset, "{}").problem(422, "invalid-withdrawal");
        Datasets.withdraw(acme, dataset, "null").problem(422, "invalid-withdrawal");
        Datasets.withdraw(acme, dataset, "{\"all\":true,\"items\":[\"a\"]}").problem(422, "invalid-withdrawal");
        Datasets.withdraw(Web.client("bell"), dataset, "{\"all\":true}").problem(404, "no-such-dataset");
    }

    private static boolean isWithdrawal(org.apache.kafka.clients.consumer.ConsumerRecord<String, byte[]> event) {
        return new String(event.headers().lastHeader("ce_type").value(), UTF_8).contains("withdrawn");
    }
}
