package dev.terrace.ingestion;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.terrace.shared.store.Packed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** How fast units are settled, by some of the last moments at which they were counted. */
public record Pace(@Packed List<Moment> moments) {

    private static final int MOST_MOMENTS = 20;
    private static final long ENOUGH_UNITS = 1_000;

    static final Pace NONE = new Pace(List.of());

    public Pace {
        moments = List.copyOf(moments);
    }

    /** So many were settled then. */
    public record Moment(long settled, Instant at) {}

    /** With one moment more; of the earlier ones as many are kept as the last thousand units need. */
    Pace with(long settled, Instant now) {
        List<Moment> kept = new ArrayList<>(moments);
        kept.add(new Moment(settled, now));
        while (kept.size() > 2 && settled - kept.get(1).settled() >= ENOUGH_UNITS) {
            kept.removeFirst();
        }
        if (kept.size() > MOST_MOMENTS) {
            kept.remove(kept.size() / 2);
        }
        return new Pace(kept);
    }

    /** Units a second; empty if too little is known. */
    @JsonIgnore
    public OptionalDouble perSecond() {
        if (moments.size() < 2) {
            return OptionalDouble.empty();
        }
        Moment first = moments.getFirst();
        Moment last = moments.getLast();
        double seconds = Duration.between(first.at(), last.at()).toMillis() / 1000.0;
        long units = last.settled() - first.settled();
        return seconds <= 0 || units <= 0 ? OptionalDouble.empty() : OptionalDouble.of(units / seconds);
    }
}
