package dev.terrace.payout;

/** One side of an entry: an amount that an account is debited or credited with, never both and never nothing. */
public record Posting(Account account, long debitMicros, long creditMicros) {

    public Posting {
        if (debitMicros < 0 || creditMicros < 0 || (debitMicros == 0) == (creditMicros == 0)) {
            throw new IllegalArgumentException(
                    "a posting is one debit or one credit: %s %d/%d".formatted(account, debitMicros, creditMicros));
        }
    }

    public static Posting debit(Account account, long micros) {
        return new Posting(account, micros, 0);
    }

    public static Posting credit(Account account, long micros) {
        return new Posting(account, 0, micros);
    }
}
