package dev.terrace.payout;

/**
 * A payee's part of a due, with the site and county where it was earned.
 *
 * @param labels how many labels it is for, rejected ones too; none where an amount is only carried on
 * @param micros nothing if all of them were rejected
 */
public record Share(Payee payee, String site, String county, int labels, long micros) {

    public Share {
        if (micros < 0) {
            throw new IllegalArgumentException("nobody owes us: %s %d".formatted(payee, micros));
        }
    }

    Share plus(Share other) {
        return new Share(payee, site, county, labels + other.labels, Math.addExact(micros, other.micros));
    }
}
