package dev.terrace.ingestion.media;

/** The bytes are not what they begin as, or cannot be worked on; the message says what to do. */
public final class BadMediaException extends Exception {
    public BadMediaException(String problem) {
        super(problem);
    }
}
