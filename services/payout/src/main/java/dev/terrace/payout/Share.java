package dev.terrace.payout;

/**
 * A payee's part of a due, with the site and county where it was earned.
 *
 * @param labels how many labels it is for, rejected ones too; none where an amount is only carried on
 * @param micros nothing if all of them were rejected; less than nothing if a correction takes back
 */
public record Share(Payee payee, String site, String county, int labels, long micros) {

    Share plus(Share other) {
        return new Share(payee, site, county, labels + other.labels, Math.addExact(micros, other.micros));
    }
}
