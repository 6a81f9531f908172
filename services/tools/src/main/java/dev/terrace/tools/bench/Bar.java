package dev.terrace.tools.bench;

import java.util.Locale;

/**
 * One measured figure and what it must reach.
 *
 * @param how what it was measured on, and the peer with the ratio to it
 */
public record Bar(String what, double value, String unit, String how, double needs, boolean atMost) {

    public static Bar atLeast(double needs, String what, double value, String unit, String how) {
        return new Bar(what, value, unit, how, needs, false);
    }

    public static Bar atMost(double needs, String what, double value, String unit, String how) {
        return new Bar(what, value, unit, how, needs, true);
    }

    public boolean holds() {
        return atMost ? value <= needs : value >= needs;
    }

    @Override
    public String toString() {
        return "%s: %s %s (%s); needs %s %s %s; %s"
                .formatted(
                        what,
                        figure(value),
                        unit,
                        how,
                        atMost ? "at most" : "at least",
                        figure(needs),
                        unit,
                        holds() ? "holds" : "falls short");
    }

    private static String figure(double number) {
        return String.format(Locale.ROOT, number >= 100 ? "%,.0f" : "%.2f", number)
                .replace(',', ' ');
    }
}
