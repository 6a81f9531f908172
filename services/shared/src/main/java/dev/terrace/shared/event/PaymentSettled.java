package dev.terrace.shared.event;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The bank has answered for one payment; the amount is in minor units. */
public record PaymentSettled(
        String payment,
        String run,
        String payee,
        String currency,
        long amountMinor,
        Outcome outcome,
        @Nullable String reason) {

    /** What became of the payment. */
    public enum Outcome {
        SETTLED,
        RETURNED;

        @JsonValue
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
