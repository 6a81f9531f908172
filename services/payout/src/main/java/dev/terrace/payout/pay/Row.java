package dev.terrace.payout.pay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.terrace.payout.Limits;

/** One line of the body, numbered from 1. */
sealed interface Row {

    String FORM =
            "write {\"payment\": \"<id>\", \"outcome\": \"settled\" or \"returned\", \"reason\": \"<why it came back>\"}";

    int number();

    /** A line that says what the bank did. */
    record Read(int number, BankAnswer answer) implements Row {}

    /** A line that does not, and why. */
    record Malformed(int number, String fault) implements Row {}

    /** Reads a line; whatever is wrong with it is wrong with this row alone. */
    static Row of(int number, String line, ObjectMapper json) {
        try {
            BankAnswer answer = json.readValue(line, BankAnswer.class);
            String reason = answer.reason();
            if (answer.payment() == null || answer.outcome() == null) {
                return new Malformed(number, FORM);
            }
            return reason != null && reason.length() > Limits.MAX_REASON_CHARS
                    ? new Malformed(number, "reason: at most %d characters".formatted(Limits.MAX_REASON_CHARS))
                    : new Read(number, answer);
        } catch (JsonProcessingException e) {
            return new Malformed(number, FORM);
        }
    }
}
