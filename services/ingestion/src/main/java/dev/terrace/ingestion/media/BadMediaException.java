package dev.terrace.ingestion.media;

/** The bytes are not what they begin as, or cannot be worked on; the message says what to do. */
public final class BadMediaException extends Exception {
    private final String problem;

    public BadMediaException(String problem) {
        super(problem);
        this.problem = problem;
    }

    public String problem() {
        return problem;
    }
}
