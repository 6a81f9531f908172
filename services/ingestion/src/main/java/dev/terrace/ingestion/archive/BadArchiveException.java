package dev.terrace.ingestion.archive;

/** The archive as a whole cannot be used; the message says what to do. */
public final class BadArchiveException extends Exception {
    public BadArchiveException(String problem) {
        super(problem);
    }
}
