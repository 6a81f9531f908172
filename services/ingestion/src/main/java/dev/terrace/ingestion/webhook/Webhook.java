package dev.terrace.ingestion.webhook;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.terrace.shared.store.Versioned;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a client wants to be told.
 *
 * @param events that it wants to hear of; empty for all
 * @param secrets that sign what is told, newest first: two while one takes the place of the other
 * @param disabledAt when its address said that it is gone (410); null while it is used
 */
record Webhook(
        @JsonProperty("_id") String id,
        long version,
        String client,
        String url,
        List<String> events,
        List<String> secrets,
        Instant createdAt,
        @Nullable Instant disabledAt)
        implements Versioned<Webhook> {

    private static final int MOST_SECRETS = 2;

    public Webhook {
        events = List.copyOf(events);
        secrets = List.copyOf(secrets);
    }

    boolean hears(String event) {
        return disabledAt == null && (events.isEmpty() || events.contains(event));
    }

    /** With a new secret first; the one before stays good, any older one does not. */
    Webhook rotated(String secret) {
        List<String> next = new ArrayList<>(List.of(secret));
        next.addAll(secrets);
        List<String> kept = next.subList(0, Math.min(MOST_SECRETS, next.size()));
        return new Webhook(id, version, client, url, events, kept, createdAt, disabledAt);
    }

    Webhook disabled(Instant now) {
        return new Webhook(id, version, client, url, events, secrets, createdAt, now);
    }

    @Override
    public Webhook withVersion(long next) {
        return new Webhook(id, next, client, url, events, secrets, createdAt, disabledAt);
    }
}
