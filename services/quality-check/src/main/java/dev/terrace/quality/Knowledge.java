package dev.terrace.quality;

/** What is known in a project when a decision is made. */
public record Knowledge(Skills skills, Calibration calibration) {
    /** Nothing. */
    public static final Knowledge NONE = new Knowledge(Skills.UNKNOWN, Calibration.NONE);
}
