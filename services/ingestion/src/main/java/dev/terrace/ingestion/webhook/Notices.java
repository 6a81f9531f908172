package dev.terrace.ingestion.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.terrace.ingestion.outbound.Outbound;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
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
public class Notices {
    private static final Logger LOG = Logger.getLogger(Notices.class);
    /** So long one instance may take for a try, before another takes it for lost. */
    private static final Duration TRY = Duration.ofMinutes(1);

    private static final int GONE = 410;
    private static final int PROBLEM_CHARACTERS = 200;

    private final MongoWebhooks webhooks;
    private final Outbound outbound;
    private final ObjectMapper json;
    private final InstantSource clock;

    Notices(MongoWebhooks webhooks, Outbound outbound, ObjectMapper json, InstantSource clock) {
        this.webhooks = webhooks;
        this.outbound = outbound;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Queues a fact for all webhooks of a client that want to hear of it. Told again it changes nothing.
     *
     * @param subject what it is about, so that the fact is known again
     */
    public void tell(String client, String event, String subject, Map<String, ?> data) {
        Instant now = clock.instant();
        for (Webhook webhook : webhooks.of(client)) {
            if (webhook.hears(event)) {
                webhooks.insert(Notice.of(webhook, event, subject, body(event, data, now), now));
            }
        }
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
