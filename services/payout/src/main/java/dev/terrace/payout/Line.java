package dev.terrace.payout;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** What one label earned: who made it, what was said of it, and how its price was split; all zero when it earned nothing. */
public record Line(
        String label,
        String submission,
        String worker,
        String site,
        String county,
        Verdict verdict,
        @Nullable String cause,
        long workerMicros,
        long siteMicros,
        long platformMicros) {

    public Line {
        if (workerMicros < 0 || siteMicros < 0 || platformMicros < 0) {
            throw new IllegalArgumentException(
                    "%s costs somebody: %d %d %d".formatted(label, workerMicros, siteMicros, platformMicros));
        }
    }

    /** What quality-check said of the label; {@code late} is accepted work that came too late to be used. */
    public enum Verdict {
        @JsonProperty("accepted")
        ACCEPTED,
        @JsonProperty("late")
        LATE,
        @JsonProperty("rejected")
        REJECTED
    }

    /** @return the price of the label, the sum of its three shares */
    public long micros() {
        return Math.addExact(Math.addExact(workerMicros, siteMicros), platformMicros);
    }

    /** @return the unit that was labelled; the label is its attempt */
    public String unit() {
        return label.substring(0, label.lastIndexOf('#'));
    }

    /** @return what this payee earned with the label, as its worker or as its site */
    public long microsOf(Payee payee) {
        return switch (payee.kind()) {
            case WORKER -> payee.id().equals(worker) ? workerMicros : 0;
            case SITE -> payee.id().equals(site) ? siteMicros : 0;
        };
    }

    /** @return whether the payee is this label's worker or its site */
    public boolean concerns(Payee payee) {
        return payee.id().equals(payee.kind() == Payee.Kind.WORKER ? worker : site);
    }
}
