package dev.terrace.dispatch;

/**
 * Why dispatch refuses, in order of precedence: of several reasons the first is given. From {@link #ROW_TOO_LARGE} on they
 * answer single rows of a submission.
 */
public enum Refusal implements dev.terrace.shared.problem.Refusal {
    QUEUE_NOT_READY(503, "The queue is being rebuilt"),
    KEY_MISSING(400, "This call needs a header Idempotency-Key"),
    BODY_NOT_TEXT(400, "The body is not UTF-8 text"),
    TOO_MANY_ROWS(413, "The body has more rows than one call takes"),
    LIMIT_EXCEEDED(400, "A number is outside its limits"),
    KEY_REUSED(422, "The Idempotency-Key has been used with another body"),
    COUNTY_UNKNOWN(422, "There is no such county"),
    TEAM_UNKNOWN(422, "The site has no such team"),
    WORKER_ELSEWHERE(409, "The worker is registered at another site"),
    SITE_UNKNOWN(409, "The site is not registered"),
    SITE_WITHOUT_WORKERS(409, "The site has registered no workers"),
    TOO_MANY_PACKS(429, "The site holds as many live packs as it may"),
    PACK_ENDED(409, "The pack has ended"),
    ROW_TOO_LARGE(422, "The row is over its limit"),
    ROW_MALFORMED(422, "The row cannot be read"),
    UNIT_NOT_IN_PACK(422, "The unit is not in this pack"),
    ATTEMPT_NOT_CURRENT(422, "The attempt was never handed out to this pack"),
    ATTEMPT_HANDED_BACK(422, "The attempt was handed back"),
    WORKER_UNKNOWN(422, "The site has no such worker"),
    WORKER_NOT_OF_PACK(422, "The pack was leased for another worker"),
    WORKER_REPEATS(422, "The worker has labelled this unit already"),
    LABEL_BREAKS_SCHEMA(422, "The label breaks the project's schema"),
    DECIDED_BEFORE(422, "This submission has been decided already");

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
