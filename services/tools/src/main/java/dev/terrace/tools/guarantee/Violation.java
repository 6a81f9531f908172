package dev.terrace.tools.guarantee;

/** One thing in the stores that must not be: which document, and what is wrong with it. */
public record Violation(String document, String problem) {
    @Override
    public String toString() {
        return document + ": " + problem;
    }
}
