package dev.terrace.ingestion.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.terrace.ingestion.Dataset;
import dev.terrace.ingestion.Fact;
import dev.terrace.ingestion.MongoDatasets;
import dev.terrace.ingestion.MongoProjects;
import dev.terrace.ingestion.Project;
import dev.terrace.ingestion.outbound.Outbound;
import dev.terrace.shared.store.Outcome;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.jboss.logging.Logger;

/** Queues what clients are to be told for their webhooks, and sends it. */
@ApplicationScoped
class Notices {
    private static final Logger LOG = Logger.getLogger(Notices.class);
    /** So long one instance may take for a try, before another takes it for lost. */
    private static final Duration TRY = Duration.ofMinutes(1);

    private static final int QUEUED_AT_ONCE = 100;
    private static final int GONE = 410;
    private static final int PROBLEM_CHARACTERS = 200;

    private final MongoWebhooks webhooks;
    private final MongoDatasets datasets;
    private final MongoProjects projects;
    private final Outbound outbound;
    private final ObjectMapper json;
    private final InstantSource clock;

    Notices(
            MongoWebhooks webhooks,
            MongoDatasets datasets,
            MongoProjects projects,
            Outbound outbound,
            ObjectMapper json,
            InstantSource clock) {
        this.webhooks = webhooks;
        this.datasets = datasets;
        this.projects = projects;
        this.outbound = outbound;
        this.json = json;
        this.clock = clock;
    }

    /** Queues what datasets and projects have to tell, and clears it there. Broken off anywhere it is done again, and changes nothing. */
    @Scheduled(every = "${terrace.ingestion.fact-sweep:1s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void queue() {
        for (Dataset dataset : datasets.untold(QUEUED_AT_ONCE)) {
            Map<String, String> data = Map.of("dataset", dataset.id(), "project", dataset.project());
            queue(dataset.client(), dataset.id(), dataset.untold(), data);
            datasets.change(dataset.id(), now -> new Outcome<>(now.told(dataset.untold()), List.of(), true));
        }
        for (Project project : projects.untold(QUEUED_AT_ONCE)) {
            queue(project.client(), project.id(), project.untold(), Map.of("project", project.id()));
            projects.change(project.id(), now -> new Outcome<>(now.told(project.untold()), List.of(), true));
        }
    }

    private void queue(String client, String subject, List<Fact> facts, Map<String, String> data) {
        for (Webhook webhook : webhooks.of(client)) {
            for (Fact fact : facts) {
                if (webhook.hears(fact.event())) {
                    webhooks.insert(Notice.of(webhook, fact, subject, body(fact, data), clock.instant()));
                }
            }
        }
    }

    private String body(Fact fact, Map<String, ?> data) {
        try {
            return json.writeValueAsString(Map.of("type", fact.event(), "timestamp", fact.at(), "data", data));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write " + fact, e);
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
