package dev.terrace.shared.money;

import java.util.Currency;

/**
 * An amount in micro-units (10⁻⁶) of a currency, exact.
 *
 * @param currency ISO 4217 code
 */
public record Money(long micros, String currency) {
    private static final long MICROS_PER_UNIT = 1_000_000;

    public Money plus(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("cannot add " + other.currency + " to " + currency);
        }
        return new Money(Math.addExact(micros, other.micros), currency);
    }

    /** So many hundredths of a percent of it, rounded down. */
    public Money basisPoints(int points) {
        return new Money(Math.floorDiv(Math.multiplyExact(micros, points), 10_000L), currency);
    }

    /** In whole minor units (fen, cents), rounded down: what can be paid. */
    public long minor() {
        return Math.floorDiv(micros, microsPerMinor(currency));
    }

    /** What {@link #minor} leaves behind. */
    public Money remainder() {
        return new Money(Math.floorMod(micros, microsPerMinor(currency)), currency);
    }

    public static Money ofMinor(long minor, String currency) {
        return new Money(Math.multiplyExact(minor, microsPerMinor(currency)), currency);
    }

    private static long microsPerMinor(String currency) {
        long micros = MICROS_PER_UNIT;
        for (int digit = Currency.getInstance(currency).getDefaultFractionDigits(); digit > 0; digit--) {
            micros /= 10;
        }
        return micros;
    }
}
