package dev.terrace.systemtests.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.terrace.tools.client.Answer;
import dev.terrace.tools.client.Api;
import dev.terrace.tools.client.Pause;
import dev.terrace.tools.client.Service;
import dev.terrace.tools.site.Habits;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A missing server is said, not hidden: not ready, 503 with Retry-After, and all is there when it is back. */
class OutageIT {
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final Terrace terrace = Terrace.started();

    @AfterEach
    void everythingIsBack() {
        terrace.stack().names().forEach(terrace.stack()::start);
    }

    @Test
    void withoutTheStoreServicesAreNotReadyAndSayWhenToComeBack() {
        terrace.stack().stop("mongod");
        Api client = terrace.callers().client("c-outage").patient(Duration.ZERO);
        for (Service service : Service.values()) {
            assertTrue(Pause.until(() -> !ready(service), PATIENCE), service + " still says it is ready");
        }
        Answer answer = client.get(Service.INGESTION, "/v1/projects").send();
        assertEquals(503, answer.status(), answer.text());
        assertTrue(
                answer.headers().firstValueAsLong("Retry-After").orElse(0) > 0,
                answer.headers().toString());
        assertEquals(
                "application/problem+json",
                answer.headers().firstValue("Content-Type").orElse(""));
    }

    @Test
    void withoutTheBrokerLabelsAreTakenAndJudgedWhenItIsBack() {
        // So slow that work is left as long as the broker is away.
        Habits slow = Habits.steady(10, 1).taking(Duration.ofSeconds(1));
        try (Work work = Work.beginQueued(terrace, "outage-" + UUID.randomUUID(), 1000, slow)) {
            work.awaitLabels(20);
            terrace.stack().stop("kafka");
            for (Service service : Service.values()) {
                assertTrue(Pause.until(() -> !says(service, "group/broker"), PATIENCE), service + " sees the broker");
            }
            for (int n = 0; n < 5; n++) {
                work.awaitLabels(work.tally().stored() + 20);
                for (Service service : Service.values()) {
                    assertTrue(ready(service), "a load balancer takes " + service + " away");
                }
            }
            terrace.stack().start("kafka");
            work.finish();
            terrace.assertGuarantees(work.tally());
        }
    }

    /** What a load balancer asks. */
    private boolean ready(Service service) {
        return says(service, "ready");
    }

    private boolean says(Service service, String health) {
        return terrace.callers()
                        .nobody()
                        .patient(Duration.ZERO)
                        .get(service, "/q/health/" + health)
                        .send()
                        .status()
                == 200;
    }
}
