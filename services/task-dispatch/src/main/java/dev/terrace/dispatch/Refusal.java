package dev.terrace.dispatch;

/**
 * Why dispatch refuses, in order of precedence: of several reasons the first is given. From {@link #ROW_TOO_LARGE} on they
 * answer single rows of a submission.
 */
public enum Refusal implements dev.terrace.shared.problem.Refusal {
    KEY_MISSING(400, "This call needs a header Idempotency-Key"),
    BODY_NOT_TEXT(400, "The body is not UTF-8 text"),
    TOO_MANY_ROWS(413, "The body has more rows than one call takes"),
    LIMIT_EXCEEDED(400, "A number is outside its limits"),
    KEY_REUSED(422, "The Idempotency-Key has been used with another body"),
    COUNTY_UNKNOWN(422, "There is no such county"),
    TEAM_UNKNOWN(422, "The site has no such team"),
    WORKER_ID_TAKEN(409, "The id cannot be given to a worker"),
    TOO_MANY_WORKERS(409, "The site has registered as many workers as it may"),
    SITE_UNKNOWN(409, "The site is not registered"),
    SITE_WITHOUT_WORKERS(409, "The site has no workers who may be dealt work"),
    WORKER_PAUSED(409, "The worker is paused"),
    TOO_MANY_PACKS(429, "The site holds as many live packs as it may"),
    TOO_MANY_STREAMS(429, "As many event streams are open as may be"),
    PACK_UNFINISHED(503, "The pack is still being made"),
    QUEUE_NOT_READY(503, "The queue is being rebuilt"),
    PACK_ENDED(409, "The pack has ended"),
    ROW_TOO_LARGE(422, "The row is over its limit"),
    ROW_MALFORMED(422, "The row cannot be read"),
    UNIT_NOT_IN_PACK(422, "The unit is not in a pack of yours"),
    ATTEMPT_NOT_CURRENT(422, "The attempt was never handed out to this pack"),
    ATTEMPT_TAKEN(422, "The label of another worker is stored for this attempt"),
    ATTEMPT_HANDED_BACK(422, "The attempt was handed back"),
    WORKER_UNKNOWN(422, "The site has no such worker"),
    WORKER_NOT_OF_PACK(422, "The pack was leased for another worker"),
    LABEL_JUDGED(422, "The label has its verdict"),
    LABEL_SENT_SINCE(422, "The label was sent again since, or as often as it may be"),
    WORKER_REPEATS(422, "The worker has labelled this unit already"),
    LABEL_BREAKS_SCHEMA(422, "The label breaks the project's schema"),
    LATE_BEFORE(422, "The site has sent a late label of this unit already"),
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
