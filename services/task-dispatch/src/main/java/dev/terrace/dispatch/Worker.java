package dev.terrace.dispatch;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.terrace.shared.store.Versioned;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Somebody who labels, at one site. The id is unique among all sites and says nothing of the person; who has left keeps it, and
 * with it what is known of her skill.
 *
 * @param since when the state became what it is
 */
public record Worker(@JsonProperty("_id") String id, long version, String site, String team, State state, Instant since)
        implements Versioned<Worker> {

    /** Whether somebody is dealt work. */
    public enum State {
        ACTIVE,
        /** For a while: a break, a leave. */
        PAUSED,
        /** For good, or until registered again. */
        LEFT;

        public static Optional<State> named(String name) {
            return Arrays.stream(values()).filter(s -> s.label().equals(name)).findFirst();
        }

        @JsonValue
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public static Worker registered(String id, String site, String team, Instant now) {
        return new Worker(id, 0, site, team, State.ACTIVE, now);
    }

    public Worker in(String other) {
        return new Worker(id, version, site, other, state, since);
    }

    /** In this state from now on; as before if it is in it already. */
    public Worker as(State next, Instant now) {
        return state == next ? this : new Worker(id, version, site, team, next, now);
    }

    @Override
    public Worker withVersion(long next) {
        return new Worker(id, next, site, team, state, since);
    }
}
