package dev.terrace.ingestion;

/**
 * How much is settled, of a lot or of a dataset: units that have a resolution (of which {@code empty} say that there is nothing) or
 * are withdrawn, and the verdicts that are in force.
 *
 * @param costMicros what those verdicts cost, by the one function that prices them
 */
public record Tally(
        long resolved, long empty, long withdrawn, long accepted, long partlyAccepted, long rejected, long costMicros) {

    public static final Tally NOTHING = new Tally(0, 0, 0, 0, 0, 0, 0);

    public Tally plus(Tally other) {
        return new Tally(
                resolved + other.resolved,
                empty + other.empty,
                withdrawn + other.withdrawn,
                accepted + other.accepted,
                partlyAccepted + other.partlyAccepted,
                rejected + other.rejected,
                Math.addExact(costMicros, other.costMicros));
    }

    public Tally minus(Tally other) {
        return new Tally(
                resolved - other.resolved,
                empty - other.empty,
                withdrawn - other.withdrawn,
                accepted - other.accepted,
                partlyAccepted - other.partlyAccepted,
                rejected - other.rejected,
                Math.subtractExact(costMicros, other.costMicros));
    }

    /** Units that nothing more is expected of. */
    public long settled() {
        return resolved + withdrawn;
    }
}
