package dev.terrace.payout;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.terrace.shared.event.PaymentSettled.Outcome;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One balanced posting in one currency, never changed and never deleted; its id names the business fact, so it is made once.
 * A correction is a further entry.
 *
 * @param work what an accrual pays for; null for entries that only move what was accrued before
 * @param lines the labels that an accrual pays for, or does not, and why
 */
public record Entry(
        @JsonProperty("_id") String id,
        Instant at,
        String currency,
        @Nullable Work work,
        List<Posting> postings,
        List<Line> lines) {

    public Entry {
        postings = List.copyOf(postings);
        lines = List.copyOf(lines);
        long debits = 0;
        long credits = 0;
        Set<Account> seen = new HashSet<>();
        for (Posting posting : postings) {
            debits = Math.addExact(debits, posting.debitMicros());
            credits = Math.addExact(credits, posting.creditMicros());
            if (!seen.add(posting.account())) {
                throw new IllegalArgumentException("%s posts to %s twice".formatted(id, posting.account()));
            }
        }
        if (debits != credits) {
            throw new IllegalArgumentException("%s debits %d and credits %d".formatted(id, debits, credits));
        }
    }

    /** An entry that moves money without paying for work: approval, settlement, return. */
    public static Entry moving(String id, Instant at, String currency, Postings postings) {
        return new Entry(id, at, currency, null, postings.list(), List.of());
    }

    /** @return the id of the entry that pays a judgement, {@code accrue:<lot>/<n>} */
    public static String accrualOf(String judgement) {
        return "accrue:" + judgement;
    }

    /** @return the judgement that the entry pays; empty if it is no accrual */
    public static Optional<String> judgementOf(String entry) {
        return entry.startsWith("accrue:") ? Optional.of(entry.substring("accrue:".length())) : Optional.empty();
    }

    /** @return the number of the judgement that an accrual pays */
    int number() {
        return Integer.parseInt(id.substring(id.lastIndexOf('/') + 1));
    }

    /** @return what the entry books for the label, if it is an accrual of it */
    public Optional<Line> line(String label) {
        return lines.stream().filter(line -> line.label().equals(label)).findFirst();
    }

    /** @return the id of the entry that makes a block of a run's payments payable */
    public static String approvalOf(String run, int block) {
        return "approve:%s/%06d".formatted(run, block);
    }

    /** @return the id of the entry that takes a payment off the books, or back onto them */
    public static String answerTo(String payment, Outcome outcome) {
        return switch (outcome) {
            case SETTLED -> "settle:" + payment;
            case RETURNED -> "return:" + payment;
        };
    }

    /** @return what the entry moves in all */
    public long micros() {
        return postings.stream().mapToLong(Posting::debitMicros).reduce(0, Math::addExact);
    }
}
