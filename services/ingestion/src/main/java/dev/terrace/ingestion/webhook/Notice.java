package dev.terrace.ingestion.webhook;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.terrace.ingestion.Fact;
import dev.terrace.shared.store.Versioned;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that one webhook is told, with every try. Its id names the fact and the webhook, so that a fact told twice is one
 * notice; it is the {@code webhook-id} by which the receiver tells a repeat.
 *
 * @param body as it is sent, each time the same
 * @param dueAt when it is tried next; null once it was heard or given up
 */
record Notice(
        @JsonProperty("_id") String id,
        long version,
        String webhook,
        String client,
        String event,
        String body,
        Instant at,
        List<Try> tries,
        State state,
        @Nullable Instant dueAt)
        implements Versioned<Notice> {

    /** Waits before each further try, as Svix publishes them, up to three days in all. */
    private static final List<Duration> WAITS = List.of(
            Duration.ofSeconds(5),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(5),
            Duration.ofHours(10),
            Duration.ofHours(10),
            Duration.ofHours(14),
            Duration.ofHours(14),
            Duration.ofHours(14));

    private static final int TRIES_SHOWN = 20;

    /** What has become of it. */
    public enum State {
        WAITING,
        HEARD,
        GIVEN_UP
    }

    /**
     * One try.
     *
     * @param status that the receiver answered; null if it did not
     * @param problem why it does not count as heard
     */
    public record Try(
            Instant at, @Nullable Integer status, @Nullable String problem) {}

    public Notice {
        tries = List.copyOf(tries);
    }

    static Notice of(Webhook webhook, Fact fact, String subject, String body, Instant now) {
        String id = "msg_%s_%s_%s_%d"
                .formatted(
                        webhook.id(),
                        fact.event().replace('.', '-'),
                        subject,
                        fact.at().toEpochMilli());
        return new Notice(
                id, 0, webhook.id(), webhook.client(), fact.event(), body, now, List.of(), State.WAITING, now);
    }

    /** After a try; a status of 2xx alone means that it was heard. */
    Notice tried(Try done) {
        boolean heard = done.status() != null && done.status() / 100 == 2;
        List<Try> all = new ArrayList<>(tries);
        all.add(done);
        List<Try> shown = all.subList(Math.max(0, all.size() - TRIES_SHOWN), all.size());
        if (heard) {
            return in(shown, State.HEARD, null);
        }
        return tries.size() < WAITS.size()
                ? in(shown, State.WAITING, done.at().plus(WAITS.get(tries.size())))
                : in(shown, State.GIVEN_UP, null);
    }

    /** To be tried again now, from the beginning, because somebody asked for it. */
    Notice again(Instant now) {
        return in(List.of(), State.WAITING, now);
    }

    Notice givenUp() {
        return in(tries, State.GIVEN_UP, null);
    }

    /** Taken by one instance until then, so that no other sends it too. */
    Notice taken(Instant until) {
        return in(tries, state, until);
    }

    private Notice in(List<Try> next, State becomes, @Nullable Instant due) {
        return new Notice(id, version, webhook, client, event, body, at, next, becomes, due);
    }

    @Override
    public Notice withVersion(long next) {
        return new Notice(id, next, webhook, client, event, body, at, tries, state, dueAt);
    }
}
