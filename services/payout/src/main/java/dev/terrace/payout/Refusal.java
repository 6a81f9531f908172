package dev.terrace.payout;

/** Why this service refuses, in order of precedence. */
public enum Refusal implements dev.terrace.shared.problem.Refusal {
    IDEMPOTENCY_KEY_MISSING(400, "The call needs an Idempotency-Key"),
    UNKNOWN_CURRENCY(422, "There is no such currency"),
    UNKNOWN_PAYEE(404, "There is no such payee, or it is not yours"),
    UNKNOWN_ENTRY(404, "There is no such entry"),
    UNKNOWN_LABEL(404, "No such label has been judged"),
    UNKNOWN_RUN(404, "There is no such pay run"),
    UNKNOWN_PAYMENT(404, "There is no such payment"),
    IDEMPOTENCY_KEY_REUSED(422, "The Idempotency-Key was used for another request"),
    RUN_OPEN(409, "Another pay run of the currency is being made"),
    RUN_UNFINISHED(503, "The pay run is between two stages"),
    NOTHING_TO_PAY(409, "Nobody is owed a whole minor unit"),
    RUN_DECIDED(409, "The pay run has been decided already"),
    SAME_PERSON(403, "Who made it may not decide it"),
    OWN_SITE(403, "Nobody may approve pay of their own site"),
    TOTALS_DIFFER(409, "The approval does not name the totals of the pay run"),
    RUN_STALE(409, "The pay run no longer matches what is owed"),
    PAYEE_HELD(409, "The pay run pays somebody who is held"),
    RUN_NOT_APPROVED(409, "The pay run has not been approved"),
    FILE_DIFFERS(409, "The file is not the one that was named or approved"),
    TOO_MANY_ROWS(413, "The body has more rows than its limit"),
    ROW_MALFORMED(400, "The row cannot be read"),
    NOT_IN_RUN(409, "The payment belongs to another pay run"),
    NOT_PAID(409, "Nothing was paid by the payment"),
    AMOUNT_DIFFERS(409, "The bank names another amount than the payment"),
    ANSWER_DIFFERS(409, "The bank has answered otherwise for this payment"),
    NO_RETURN_PROPOSED(409, "No return of the payment waits for a second person"),
    BALANCES_BEHIND(503, "Balances are being counted");

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
