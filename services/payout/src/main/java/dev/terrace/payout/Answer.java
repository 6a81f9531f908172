package dev.terrace.payout;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.terrace.shared.event.PaymentSettled.Outcome;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the bank did with a payment, and how that is known.
 *
 * @param reason why it came back; null if it settled
 * @param reference the bank's own name for it
 */
public record Answer(Outcome outcome, @Nullable String reason, String reference, Proof proof, Instant at) {

    /** How an answer is known. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "name")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = BankFile.class, name = "bank-file"),
        @JsonSubTypes.Type(value = TwoPeople.class, name = "two-people")
    })
    public sealed interface Proof {}

    /** A row of a file of the bank, named by its SHA-256, and who brought it. */
    public record BankFile(String sha256, int row, String by) implements Proof {}

    /** One person said so and another confirmed it. */
    public record TwoPeople(String maker, String checker) implements Proof {}
}
