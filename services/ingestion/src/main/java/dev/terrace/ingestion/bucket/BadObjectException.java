package dev.terrace.ingestion.bucket;

/** One object cannot be read now, though others can; the problem says what to do. */
public final class BadObjectException extends Exception {
    private final String problem;

    BadObjectException(String problem) {
        super(problem, null, false, false);
        this.problem = problem;
    }

    public String problem() {
        return problem;
    }
}
