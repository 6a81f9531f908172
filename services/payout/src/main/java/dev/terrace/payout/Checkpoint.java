package dev.terrace.payout;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the entries counted so far come to for one thing: all accounts of a kind, an account, an account on a day, what a payee earned
 * with a project on a day, or in a county.
 *
 * @param fold the last fold that is counted
 * @param kind of account; null where it is no sum of an account
 * @param of whose it is: the kind of payee, the payee, or the account
 * @param day in the payroll's zone
 * @param part the project, or the county
 */
public record Checkpoint(
        @JsonProperty("_id") String id,
        int generation,
        int fold,
        Scope scope,
        String currency,
        Account.@Nullable Kind kind,
        String of,
        @Nullable String day,
        @Nullable String part,
        Sums sums) {

    /** What a checkpoint adds up. */
    public enum Scope {
        KIND,
        ACCOUNT,
        DAY,
        EARNED,
        COUNTY
    }

    /** What it comes to; {@code earnedMicros} and {@code labels} are of accruals alone. */
    public record Sums(long debitMicros, long creditMicros, long earnedMicros, long labels) {

        public static final Sums NONE = new Sums(0, 0, 0, 0);

        public Sums plus(Sums other) {
            return new Sums(
                    Math.addExact(debitMicros, other.debitMicros),
                    Math.addExact(creditMicros, other.creditMicros),
                    Math.addExact(earnedMicros, other.earnedMicros),
                    Math.addExact(labels, other.labels));
        }

        /** @return credits less debits: what is owed */
        public long owedMicros() {
            return Math.subtractExact(creditMicros, debitMicros);
        }
    }

    static Checkpoint of(Fold.Key key, Sums sums, int generation, int fold) {
        return new Checkpoint(
                idOf(generation, key),
                generation,
                fold,
                key.scope(),
                key.currency(),
                key.kind(),
                key.of(),
                key.day(),
                key.part(),
                sums);
    }

    /** No name holds the character that keeps the parts of an id apart. */
    static String idOf(int generation, Fold.Key key) {
        return Stream.of(
                        String.valueOf(generation),
                        key.scope().name().toLowerCase(Locale.ROOT),
                        key.currency(),
                        key.kind() == null ? "" : key.kind().label(),
                        key.of(),
                        key.day() == null ? "" : key.day(),
                        key.part() == null ? "" : key.part())
                .collect(Collectors.joining("\u001f"));
    }
}
