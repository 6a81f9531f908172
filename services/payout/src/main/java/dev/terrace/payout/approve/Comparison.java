package dev.terrace.payout.approve;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.terrace.payout.Payee;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a run pays differently from the one that was approved before it. */
@Schema(description = "What a run pays differently from the one that was approved before it")
record Comparison(
        @Schema(examples = "CNY-000002") String run,

        @Nullable @Schema(description = "The run before; absent if there is none", examples = "CNY-000001")
        String last,

        @Schema(description = "Payees whose amounts differ by at most the odd share")
        Sum same,

        @Schema(description = "Payees of this run only") Sum added,

        @Schema(description = "Payees of the run before only")
        Sum gone,

        @Schema(description = "Payees whose amounts differ by more than the odd share")
        Sum changed,

        @Schema(description = "Payees who owe back") Sum negative,

        @Schema(description = "Payees who are held, and so are in no run")
        Sum held,

        @Schema(description = "From which difference on a change is odd, in percent", examples = "30")
        int oddPercent,

        @Schema(description = "New, changed, gone, negative and held payees, at most as many as a page")
        List<Odd> odd) {

    /** Some payees together. */
    @Schema(description = "Some payees together")
    record Sum(
            @Schema(examples = "120") long payees,

            @Schema(
                    description =
                            "What this run holds for them; of those who are gone, what the last one did; of those held, what is open")
            long micros,

            @Schema(description = "What the run before held for them")
            long lastMicros) {

        static final Sum NONE = new Sum(0, 0, 0);

        Sum plus(long more, long moreLast) {
            return new Sum(payees + 1, Math.addExact(micros, more), Math.addExact(lastMicros, moreLast));
        }
    }

    /** Why somebody looks at a payee. */
    public enum Why {
        ADDED,
        GONE,
        UP,
        DOWN,
        NEGATIVE,
        HELD;

        @JsonValue
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A payee that looks odd. */
    @Schema(description = "A payee that looks odd")
    record Odd(
            @Schema(examples = "worker:w-17", implementation = String.class)
            Payee payee,

            @Schema(examples = "up") Why why,
            @Schema(examples = "120000000") long micros,
            @Schema(examples = "40000000") long lastMicros) {}
}
