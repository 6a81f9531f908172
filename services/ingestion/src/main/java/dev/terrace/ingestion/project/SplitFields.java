package dev.terrace.ingestion.project;

import dev.terrace.ingestion.RequestFields;
import dev.terrace.shared.work.Terms;

/** Reads how items become units. */
final class SplitFields {

    private static final int MOST_FRAMES = 1_000_000;
    private static final int MOST_STEP = 1_000;
    private static final double LEAST_SECONDS = 0.1;
    private static final double MOST_SECONDS = 24 * 3600;

    private SplitFields() {}

    static Terms.Split read(RequestFields fields, int lotUnits) {
        boolean byFrames = fields.has("partFrames");
        boolean bySeconds = fields.has("partSeconds");
        if (byFrames && bySeconds) {
            fields.fault("partSeconds", "is there together with partFrames: give one of the two");
        }
        int partFrames = fields.whole("partFrames", 1, MOST_FRAMES, MOST_FRAMES);
        double partSeconds = fields.number("partSeconds", LEAST_SECONDS, MOST_SECONDS, MOST_SECONDS);
        int overlapFrames = fields.whole("overlapFrames", 0, MOST_FRAMES, 0);
        double overlapSeconds = fields.number("overlapSeconds", 0, MOST_SECONDS, 0);
        int step = fields.whole("step", 1, MOST_STEP, 1);
        if (overlapFrames > 0 && (!byFrames || overlapFrames >= partFrames)) {
            fields.fault("overlapFrames", "must be less than partFrames, and goes with it");
        }
        if (overlapSeconds > 0 && (!bySeconds || overlapSeconds >= partSeconds)) {
            fields.fault("overlapSeconds", "must be less than partSeconds, and goes with it");
        }
        if (byFrames && step > partFrames) {
            fields.fault("step", "is " + step + ", more than partFrames, " + partFrames);
        }
        fields.close();
        return new Terms.Split(
                lotUnits,
                byFrames ? partFrames : null,
                overlapFrames,
                step,
                bySeconds ? partSeconds : null,
                overlapSeconds);
    }
}
