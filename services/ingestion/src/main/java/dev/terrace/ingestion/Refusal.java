package dev.terrace.ingestion;

/** Why ingestion says no, in order of precedence. */
public enum Refusal implements dev.terrace.shared.problem.Refusal {
    KEY_MISSING(400, "This call needs an Idempotency-Key"),
    NO_SUCH_PROJECT(404, "There is no such project, or it is not yours"),
    NO_SUCH_VERSION(404, "The project has no such version"),
    NO_SUCH_DATASET(404, "There is no such dataset, or it is not yours"),
    NO_SUCH_UNIT(404, "There is no such unit, or it is not yours"),
    KEY_REUSED(422, "The Idempotency-Key was used for something else"),
    UNSUPPORTED_ENCODING(415, "The Content-Encoding is not taken"),
    BODY_BROKEN(400, "The body did not arrive whole"),
    INVALID_PROJECT(422, "The project is not described right"),
    TOO_MANY_VERSIONS(422, "The project has as many versions as it may"),
    HEADER_UNREADABLE(400, "The first line of the CSV does not name the columns"),
    TOO_MANY_ROWS(413, "The manifest has too many rows"),
    NO_GOOD_ROW(422, "No row of the manifest can be used"),
    FILE_REPEATED(422, "The same file came before, and the project does not want it twice"),
    STOPPED(409, "The dataset was withdrawn before it had arrived"),
    OVERTAKEN(409, "A newer upload with the same key took over"),
    TOO_MANY_EXPORTS(429, "As many exports of this caller are running as may");

    private final int status;
    private final String title;

    Refusal(int status, String title) {
        this.status = status;
        this.title = title;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }
}
