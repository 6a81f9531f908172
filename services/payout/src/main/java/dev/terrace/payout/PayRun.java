package dev.terrace.payout;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.terrace.shared.store.Versioned;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One round of paying what is owed in a currency: frozen by its maker, decided by its checker. Its id is {@code <currency>-<number>};
 * several may be open at once, for an open item is held by one run at most.
 *
 * @param key the maker's Idempotency-Key
 * @param madeAt also the cut-off: what came about later is for another run
 * @param exports who fetched the payment file and when, in that order
 */
public record PayRun(
        @JsonProperty("_id") String id,
        long version,
        String currency,
        int number,
        Filter filter,
        String maker,
        String key,
        Instant madeAt,
        Stage stage,
        List<Export> exports)
        implements Versioned<PayRun> {

    public PayRun {
        exports = exports == null ? List.of() : List.copyOf(exports);
    }

    /**
     * What a run may take of the open items, all of them if nothing is said.
     *
     * @param from when an item came about at the earliest
     * @param to when it came about before
     */
    public record Filter(@Nullable Instant from, @Nullable Instant to, List<Payee> payees, List<String> counties) {

        public static final Filter ALL = new Filter(null, null, List.of(), List.of());

        public Filter {
            payees = List.copyOf(payees);
            counties = List.copyOf(counties);
        }
    }

    /** Somebody fetched the payment file. */
    public record Export(String by, Instant at) {}

    /** How far the run is. Approved and rejected are on their way to the next stage, which repeating the step reaches. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "name")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Claiming.class, name = "claiming"),
        @JsonSubTypes.Type(value = Freezing.class, name = "freezing"),
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
    }

    /**
     * Takes hold of open items, step by step. Whoever finds that nobody goes on with it goes on.
     *
     * @param lastStep when it last went on
     */
    public record Claiming(Instant lastStep) implements Stage {

        public Claiming step(Instant now) {
            return new Claiming(now);
        }

        public Freezing claimed(Instant now) {
            return new Freezing(now);
        }
    }

    /**
     * Holds all that it takes; its payments are being written.
     *
     * @param since when the last item was claimed
     */
    public record Freezing(Instant since) implements Stage {

        public Draft freeze(Totals totals) {
            return new Draft(totals);
        }

        public Rejected empty(Totals totals, Decision decision) {
            return new Rejected(totals, decision);
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

    /** Will not be paid; its items are being released. */
    public record Rejected(Totals totals, Decision decision) implements Stage {

        public Released released() {
            return new Released(totals, decision);
        }
    }

    /** Holds nothing any more; closed. */
    public record Released(Totals totals, Decision decision) implements Stage {}

    /** Who decided, when, and why if it was against. */
    public record Decision(String by, Instant at, @Nullable String reason) {}

    public static PayRun begin(String currency, int number, Filter filter, String maker, String key, Instant now) {
        return new PayRun(
                idOf(currency, number), 0, currency, number, filter, maker, key, now, new Claiming(now), List.of());
    }

    public static String idOf(String currency, int number) {
        return "%s-%06d".formatted(currency, number);
    }

    /** @return what was frozen; null before */
    public @Nullable Totals totals() {
        return switch (stage) {
            case Claiming _, Freezing _ -> null;
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
            case Claiming _, Freezing _, Draft _ -> null;
            case Approved approved -> approved.decision();
            case Posted posted -> posted.decision();
            case Rejected rejected -> rejected.decision();
            case Released released -> released.decision();
        };
    }

    /** @return the approval, if there is one: what makes the payment file available */
    public @Nullable Decision approval() {
        return switch (stage) {
            case Claiming _, Freezing _, Draft _, Rejected _, Released _ -> null;
            case Approved approved -> approved.decision();
            case Posted posted -> posted.decision();
        };
    }

    /** @return whether it is being made and nobody went on with it since then */
    public boolean stuckSince(Instant then) {
        return switch (stage) {
            case Claiming claiming -> claiming.lastStep().isBefore(then);
            case Freezing freezing -> freezing.since().isBefore(then);
            case Draft _, Approved _, Posted _, Rejected _, Released _ -> false;
        };
    }

    /** @return whether it is still being made */
    public boolean isBeingMade() {
        return stage instanceof Claiming || stage instanceof Freezing;
    }

    public PayRun with(Stage next) {
        return new PayRun(id, version, currency, number, filter, maker, key, madeAt, next, exports);
    }

    /** Remembers that the payment file was fetched. */
    public PayRun exported(Export export) {
        List<Export> all = Stream.concat(exports.stream(), Stream.of(export)).toList();
        return new PayRun(id, version, currency, number, filter, maker, key, madeAt, stage, all);
    }

    @Override
    public PayRun withVersion(long next) {
        return new PayRun(id, next, currency, number, filter, maker, key, madeAt, stage, exports);
    }
}
