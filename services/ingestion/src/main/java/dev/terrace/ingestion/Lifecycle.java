package dev.terrace.ingestion;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where a project is: only of an open one work is dealt. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Lifecycle(State state, @Nullable Cause cause, Instant since) {

    /** The states of a project. */
    public enum State {
        /** Takes datasets, so that their cost can be seen; nothing is dealt. */
        DRAFT,
        OPEN,
        /** Nothing is dealt; what is leased may finish. */
        PAUSED,
        /** Nothing more is to come, and all is settled. */
        COMPLETE,
        /** Out of the way, and never open again. */
        ARCHIVED;

        private Set<State> next() {
            return switch (this) {
                case DRAFT -> Set.of(OPEN, ARCHIVED);
                case OPEN -> Set.of(PAUSED, COMPLETE);
                case PAUSED -> Set.of(OPEN, COMPLETE, ARCHIVED);
                case COMPLETE -> Set.of(OPEN, ARCHIVED);
                case ARCHIVED -> Set.of();
            };
        }

        /** Whether it may become this one by a caller's wish. */
        public boolean leadsTo(State other) {
            return next().contains(other);
        }

        public boolean takesDatasets() {
            return this == DRAFT || this == OPEN || this == PAUSED;
        }

        public static Optional<State> named(String name) {
            return Arrays.stream(values()).filter(s -> s.label().equals(name)).findFirst();
        }

        @JsonValue
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Why it is paused. */
    public enum Cause {
        ASKED,
        /** All that the budget allows is settled, and there is more to do. */
        BUDGET;

        @JsonValue
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public static Lifecycle of(State state, Instant since) {
        return new Lifecycle(state, state == State.PAUSED ? Cause.ASKED : null, since);
    }

    public static Lifecycle outOfBudget(Instant since) {
        return new Lifecycle(State.PAUSED, Cause.BUDGET, since);
    }
}
