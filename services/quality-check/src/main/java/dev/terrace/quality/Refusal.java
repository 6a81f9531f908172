package dev.terrace.quality;

/** Why quality-check says no, in order of precedence. */
public enum Refusal implements dev.terrace.shared.problem.Refusal {
    NO_SUCH_UNIT(404, "There is no such unit, or it has no labels yet"),
    NO_SUCH_REVIEW(404, "The unit is not under review"),
    NO_SUCH_JUDGEMENT(404, "There is no such judgement"),
    NO_SUCH_WORKER(404, "There is no such worker, none of hers was judged yet, or she is not yours"),
    ALREADY_DECIDED(409, "The unit has been decided otherwise"),
    NOT_UNDER_REVIEW(409, "The unit is not for a reviewer to decide"),
    DECISION_UNCLEAR(422, "The decision is not exactly one of accept, resolution, withdraw"),
    PROPOSAL_TIED(422, "The panel is tied, so that there is no one proposal to accept"),
    INVALID_RESOLUTION(422, "The resolution breaks the label schema of the project"),
    INVALID_CAUSE(422, "The cause does not fit"),
    NO_SUCH_ATTEMPT(422, "The unit has no such attempt that counts");

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
