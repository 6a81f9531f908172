package dev.terrace.payout.pay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import dev.terrace.payout.Limits;
import dev.terrace.shared.event.PaymentSettled.Outcome;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One line of the file, numbered from 1. */
sealed interface Row {

    String FORM =
            "write one object {\"payment\": \"<id>\", \"outcome\": \"settled\" or \"returned\", \"amountMinor\": <number>, "
                    + "\"reference\": \"<the bank's>\", \"reason\": \"<why it came back>\"}";

    int number();

    /** A line that says what the bank did. */
    record Read(int number, BankAnswer answer) implements Row {}

    /** A line that does not, and why. */
    record Malformed(int number, String fault) implements Row {}

    /** Reads a line; whatever is wrong with it is wrong with this row alone. */
    static Row of(int number, String line, ObjectMapper json) {
        try {
            BankAnswer answer = json.readValue(line, BankAnswer.class);
            String fault = answer == null ? FORM : fault(answer);
            return answer == null || fault != null
                    ? new Malformed(number, String.valueOf(fault))
                    : new Read(number, answer);
        } catch (JsonProcessingException e) {
            return new Malformed(number, fault(e));
        }
    }

    @SuppressWarnings("NullAway") // Jackson leaves out what the row leaves out
    private static @Nullable String fault(BankAnswer answer) {
        if (isMissing(answer.payment(), Integer.MAX_VALUE)) {
            return "payment: is missing; " + FORM;
        }
        if (answer.outcome() == null) {
            return "outcome: is missing; " + FORM;
        }
        if (answer.amountMinor() == null) {
            return "amountMinor: is missing; " + FORM;
        }
        if (isMissing(answer.reference(), Limits.MAX_NAME_CHARS)) {
            return "reference: write 1 to %d characters; ".formatted(Limits.MAX_NAME_CHARS) + FORM;
        }
        String reason = answer.reason();
        if (reason != null && reason.length() > Limits.MAX_REASON_CHARS) {
            return "reason: at most %d characters".formatted(Limits.MAX_REASON_CHARS);
        }
        return answer.outcome() == Outcome.RETURNED && (reason == null || reason.isBlank())
                ? "reason: a return needs the bank's reason"
                : null;
    }

    private static boolean isMissing(@Nullable String text, int mostChars) {
        return text == null || text.isBlank() || text.length() > mostChars;
    }

    private static String fault(JsonProcessingException e) {
        String message = String.valueOf(e.getOriginalMessage());
        if (message.startsWith("Duplicate field")) {
            return message.replaceFirst("Duplicate field '(.*)'.*", "$1: is there twice");
        }
        if (message.startsWith("Trailing token")) {
            return "something follows the object; " + FORM;
        }
        if (e instanceof UnrecognizedPropertyException unknown) {
            return unknown.getPropertyName() + ": is no field of a row; " + FORM;
        }
        String path = e instanceof JsonMappingException mapping
                ? mapping.getPath().stream()
                        .map(at -> String.valueOf(at.getFieldName()))
                        .collect(Collectors.joining("."))
                : "";
        return path.isEmpty() ? FORM : path + ": cannot be read; " + FORM;
    }
}
