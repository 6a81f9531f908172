package dev.terrace.payout;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.terrace.shared.store.Versioned;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One round of paying what is owed in a currency: frozen by its maker, decided by its checker. Its id is {@code <currency>-<number>},
 * and a number is given only when the one before is closed, so that there is at most one open run of a currency.
 *
 * @param key the maker's Idempotency-Key; null once the run was given up, so that the key may begin another
 */
public record PayRun(
        @JsonProperty("_id") String id,
        long version,
        String currency,
        int number,
        String maker,
        @Nullable String key,
        Instant madeAt,
        Stage stage)
        implements Versioned<PayRun> {

    /** How far the run is. Approved and rejected are on their way to the next stage, which repeating the step reaches. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "name")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Claiming.class, name = "claiming"),
        @JsonSubTypes.Type(value = Draft.class, name = "draft"),
        @JsonSubTypes.Type(value = Approved.class, name = "approved"),
        @JsonSubTypes.Type(value = Posted.class, name = "posted"),
        @JsonSubTypes.Type(value = Rejected.class, name = "rejected"),
        @JsonSubTypes.Type(value = Released.class, name = "released")
    })
    public sealed interface Stage {

        /** @return its name in the API */
        default String label() {
            return getClass().getSimpleName().toLowerCase(Locale.ROOT);
        }

        /** @return whether no other run of the currency may begin */
        default boolean open() {
            return !(this instanceof Posted || this instanceof Released);
        }
    }

    /**
     * Takes hold of the dues and freezes its payments. Only who began a run ends this; cut off, it is given up as a whole, because two
     * who freeze the same run could freeze different sums.
     */
    public record Claiming() implements Stage {

        public Draft freeze(Totals totals) {
            return new Draft(totals);
        }

        public Rejected empty(Totals totals, Decision decision) {
            return new Rejected(totals, decision);
        }

        public Rejected giveUp(Decision decision) {
            return new Rejected(null, decision);
        }
    }

    /** Waits for a second person. */
    public record Draft(Totals totals) implements Stage {

        public Approved approve(Decision decision) {
            return new Approved(totals, decision);
        }

        public Rejected reject(Decision decision) {
            return new Rejected(totals, decision);
        }
    }

    /** May be paid; its entries are being made. */
    public record Approved(Totals totals, Decision decision) implements Stage {

        public Posted posted() {
            return new Posted(totals, decision);
        }
    }

    /** Is payable in the books; closed. */
    public record Posted(Totals totals, Decision decision) implements Stage {}

    /** Will not be paid; its dues are being released. */
    public record Rejected(@Nullable Totals totals, Decision decision) implements Stage {

        public Released released() {
            return new Released(totals, decision);
        }
    }

    /** Holds nothing any more; closed. */
    public record Released(@Nullable Totals totals, Decision decision) implements Stage {}

    /** Who decided, when, and why if it was against. */
    public record Decision(String by, Instant at, @Nullable String reason) {}

    public static PayRun begin(String currency, int number, String maker, String key, Instant at, Claiming claiming) {
        return new PayRun(idOf(currency, number), 0, currency, number, maker, key, at, claiming);
    }

    public static String idOf(String currency, int number) {
        return "%s-%06d".formatted(currency, number);
    }

    /** @return what was frozen; null before and for a run that found nothing to pay */
    public @Nullable Totals totals() {
        return switch (stage) {
            case Claiming _ -> null;
            case Draft draft -> draft.totals();
            case Approved approved -> approved.totals();
            case Posted posted -> posted.totals();
            case Rejected rejected -> rejected.totals();
            case Released released -> released.totals();
        };
    }

    /** @return who decided; null while nobody has */
    public @Nullable Decision decision() {
        return switch (stage) {
            case Claiming _, Draft _ -> null;
            case Approved approved -> approved.decision();
            case Posted posted -> posted.decision();
            case Rejected rejected -> rejected.decision();
            case Released released -> released.decision();
        };
    }

    /** @return the approval, if there is one: what makes the payment file available */
    public @Nullable Decision approval() {
        return switch (stage) {
            case Claiming _, Draft _, Rejected _, Released _ -> null;
            case Approved approved -> approved.decision();
            case Posted posted -> posted.decision();
        };
    }

    /** Gives the run up, if it is still being made, and its key with it. */
    public PayRun givenUp(Decision decision) {
        return stage instanceof Claiming claiming
                ? new PayRun(id, version, currency, number, maker, null, madeAt, claiming.giveUp(decision))
                : this;
    }

    /** @return whether it is being made since before then */
    public boolean claimingSince(Instant then) {
        return stage instanceof Claiming && madeAt.isBefore(then);
    }

    public PayRun with(Stage next) {
        return new PayRun(id, version, currency, number, maker, key, madeAt, next);
    }

    @Override
    public PayRun withVersion(long next) {
        return new PayRun(id, next, currency, number, maker, key, madeAt, stage);
    }
}
