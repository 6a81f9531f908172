package dev.terrace.ingestion;

/**
 * What has become of all datasets of a project together.
 *
 * @param datasets that have arrived whole
 * @param released units that are announced; the others wait for their dataset to be split, or for budget
 * @param perSecond units settled a second of late; 0 if too little is known
 */
public record Totals(long datasets, long items, long units, long released, Tally tally, double perSecond) {

    public static final Totals NOTHING = new Totals(0, 0, 0, 0, Tally.NOTHING, 0);

    public long open() {
        return Math.max(0, units - tally.settled());
    }
}
