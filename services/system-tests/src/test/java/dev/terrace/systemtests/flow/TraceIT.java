package dev.terrace.systemtests.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.terrace.tools.client.Pause;
import dev.terrace.tools.client.Service;
import dev.terrace.tools.people.Client;
import dev.terrace.tools.people.Finance;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A unit can be followed from its upload to its payment: every event carries the trace of the call that caused it, through every service between. */
class TraceIT {
    private static final String UPLOAD = "11111111111111111111111111111111";
    private static final String SUBMISSION = "22222222222222222222222222222222";
    private static final String APPROVAL = "33333333333333333333333333333333";
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final Terrace terrace = Terrace.started();
    private final List<Topics.Seen> seen = new ArrayList<>();

    @Test
    void everyEventIsOfTheTraceThatCausedIt() {
        Client client = new Client(terrace.callers().client("c-trace").within(UPLOAD));
        Desk desk = new Desk(terrace, "s-trace", "w-trace");
        ObjectNode terms = Desk.project("Traced", 1, 1, "cat", "dog");
        try (Topics topics = Topics.fromNow(terrace.place().bootstrap())) {
            String project = client.project("trace", terms);
            String dataset = client.upload("trace", project, Desk.items(1));
            JsonNode pack = desk.pull(project, 1, 1);
            desk.api()
                    .within(SUBMISSION)
                    .post(Service.DISPATCH, "/v1/packs/" + pack.path("pack").asText() + "/submissions")
                    .newKey()
                    .ndjson(Desk.rows(pack, "w-trace", unit -> "cat"))
                    .send()
                    .expect(200);
            assertTrue(Pause.until(() -> client.progress(dataset).done(), PATIENCE));
            awaitAccrual();
            Finance finance = new Finance(
                    terrace.callers().maker(), terrace.callers().checker().within(APPROVAL));
            finance.approve(finance.draft("trace", "CNY"));
            assertTrue(Pause.until(() -> has(topics, "payrun.approved"), PATIENCE), seen.toString());
        }
        assertEquals(
                Map.of(
                        "dev.terrace.project.versioned.v1", UPLOAD,
                        "dev.terrace.project.directed.v1", UPLOAD,
                        "dev.terrace.lot.created.v1", UPLOAD,
                        "dev.terrace.lot.labelled.v1", SUBMISSION,
                        "dev.terrace.lot.judged.v1", SUBMISSION,
                        "dev.terrace.payrun.approved.v1", APPROVAL),
                seen.stream().collect(Collectors.toMap(Topics.Seen::type, TraceIT::trace, (a, b) -> a)));
    }

    private void awaitAccrual() {
        assertTrue(Pause.until(
                () -> terrace.callers()
                                .auditor()
                                .get(Service.PAYOUT, "/v1/statements/worker:w-trace?currency=CNY")
                                .send()
                                .status()
                        == 200,
                PATIENCE));
    }

    private boolean has(Topics topics, String type) {
        seen.addAll(topics.drain());
        return seen.stream().anyMatch(event -> event.type().contains(type));
    }

    private static String trace(Topics.Seen event) {
        String traceparent = event.traceparent();
        return traceparent.isEmpty() ? "none" : traceparent.split("-")[1];
    }
}
