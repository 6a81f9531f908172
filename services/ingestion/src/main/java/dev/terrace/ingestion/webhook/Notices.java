package dev.terrace.ingestion.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.terrace.ingestion.DatasetCompleted;
import dev.terrace.ingestion.DatasetReceived;
import dev.terrace.ingestion.MongoDatasets;
import dev.terrace.ingestion.outbound.Outbound;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.jboss.logging.Logger;

/** Queues what clients are to be told, once what it tells of is stored, and sends it. */
@ApplicationScoped
class Notices {
    /** A delivery has arrived whole. */
    static final String DATASET_RECEIVED = "dataset.received";
    /** Every unit of a dataset is resolved or withdrawn. */
    static final String DATASET_COMPLETED = "dataset.completed";

    private static final Logger LOG = Logger.getLogger(Notices.class);
    /** So long one instance may take for a try, before another takes it for lost. */
    private static final Duration TRY = Duration.ofMinutes(1);

    private static final int GONE = 410;
    private static final int PROBLEM_CHARACTERS = 200;

    private final MongoWebhooks webhooks;
    private final MongoDatasets datasets;
    private final Outbound outbound;
    private final ObjectMapper json;
    private final InstantSource clock;

    Notices(MongoWebhooks webhooks, MongoDatasets datasets, Outbound outbound, ObjectMapper json, InstantSource clock) {
        this.webhooks = webhooks;
        this.datasets = datasets;
        this.outbound = outbound;
        this.json = json;
        this.clock = clock;
    }

    void received(@Observes DatasetReceived received) {
        tell(DATASET_RECEIVED, received.dataset());
    }

    void completed(@Observes DatasetCompleted completed) {
        tell(DATASET_COMPLETED, completed.dataset());
    }

    /** Queues a fact for all webhooks of the dataset's client that want to hear of it. Told again it changes nothing. */
    private void tell(String event, String id) {
        Instant now = clock.instant();
        datasets.find(id).ifPresent(dataset -> {
            for (Webhook webhook : webhooks.of(dataset.client())) {
                if (webhook.hears(event)) {
                    Map<String, String> data = Map.of("dataset", id, "project", dataset.project());
                    webhooks.insert(Notice.of(webhook, event, id, body(event, data, now), now));
                }
            }
        });
    }

    private String body(String event, Map<String, ?> data, Instant now) {
        try {
            return json.writeValueAsString(Map.of("type", event, "timestamp", now, "data", data));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write " + event, e);
        }
    }

    @Scheduled(
            every = "${terrace.ingestion.webhook-sweep:2s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void sweep() {
        for (Notice notice : webhooks.due(clock.instant())) {
            Notice taken = notice.taken(clock.instant().plus(TRY));
            if (webhooks.save(taken)) {
                attempt(taken.withVersion(taken.version() + 1));
            }
        }
    }

    private void attempt(Notice notice) {
        Webhook webhook = webhooks.find(notice.webhook()).orElse(null);
        if (webhook == null || webhook.disabledAt() != null) {
            webhooks.save(notice.givenUp());
            return;
        }
        Notice.Try done = attempt(webhook, notice);
        webhooks.save(notice.tried(done));
        if (done.status() != null && done.status() == GONE) {
            webhooks.save(webhook.disabled(clock.instant()));
        }
        if (done.problem() != null) {
            LOG.infof("webhook %s did not hear %s: %s", webhook.id(), notice.id(), done.problem());
        }
    }

    private Notice.Try attempt(Webhook webhook, Notice notice) {
        Instant now = clock.instant();
        HttpPost post = new HttpPost(webhook.url());
        long seconds = now.getEpochSecond();
        post.setHeader("webhook-id", notice.id());
        post.setHeader("webhook-timestamp", seconds);
        post.setHeader("webhook-signature", Signature.of(webhook.secrets(), notice.id(), seconds, notice.body()));
        post.setEntity(new StringEntity(notice.body(), ContentType.APPLICATION_JSON));
        try {
            int status = outbound.send(post);
            String problem = status / 100 == 2 ? null : "it answered " + status + ", and 2xx alone means that it heard";
            return new Notice.Try(now, status, problem);
        } catch (IOException e) {
            String problem = String.valueOf(e.getMessage());
            return new Notice.Try(now, null, problem.substring(0, Math.min(PROBLEM_CHARACTERS, problem.length())));
        }
    }
}
