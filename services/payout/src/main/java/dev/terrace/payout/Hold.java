package dev.terrace.payout;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.terrace.shared.store.Outcome;
import dev.terrace.shared.store.Versioned;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Whether a payee is held: no pay run takes anything of a held one, and nobody else is stopped by it.
 *
 * @param history who held it and who released it, and why, in that order
 */
public record Hold(@JsonProperty("_id") String id, long version, boolean held, List<Change> history)
        implements Versioned<Hold> {

    /** Somebody held or released the payee. */
    public record Change(boolean held, String reason, String by, Instant at) {}

    /** @return that it is as the change says; a change that changes nothing is not noted again */
    Outcome<Hold, Hold> with(Change change) {
        if (change.held() == held) {
            return Outcome.unchanged(this, this);
        }
        Hold next = new Hold(
                id,
                version,
                change.held(),
                Stream.concat(history.stream(), Stream.of(change)).toList());
        return new Outcome<>(next, List.of(), next);
    }

    static Hold none(Payee payee) {
        return new Hold(payee.toString(), 0, false, List.of());
    }

    @JsonIgnore
    public Payee payee() {
        return Payee.fromString(id);
    }

    @Override
    public Hold withVersion(long next) {
        return new Hold(id, next, held, history);
    }
}
