package dev.terrace.quality;

import dev.terrace.shared.event.LotJudged.Reason;

/**
 * What a person said against what was judged of a unit before.
 *
 * @param judgement that corrects
 * @param corrects the judgement that was the unit's last one
 * @param requestHash of what she sent, by which a repeat is known
 */
public record Correction(int judgement, int corrects, Ground ground, String requestHash) {

    /** Who says so and why. */
    public record Ground(String by, Reason reason, String words) {}
}
