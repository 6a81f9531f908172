package dev.terrace.quality;

/** Why quality-check says no, in order of precedence. */
public enum Refusal implements dev.terrace.shared.problem.Refusal {
    NO_SUCH_UNIT(404, "There is no such unit, or it has no labels yet"),
    NO_SUCH_REVIEW(404, "The unit is not under review"),
    NO_SUCH_JUDGEMENT(404, "There is no such judgement"),
    NO_SUCH_WORKER(404, "There is no such worker, none of hers was judged yet, or she is not yours"),
    NO_SUCH_LABEL(404, "The unit has no such label"),
    NO_SUCH_APPEAL(404, "Nobody appealed against the verdict of this label"),
    NO_SUCH_PROJECT(404, "There is no such project, or it is not yours"),
    NO_SUCH_DATASET(404, "No label of such a dataset is known here"),
    CLAIMED(409, "Another reviewer is at it"),
    SHOWN_CHANGED(409, "The unit is not as it was shown"),
    NOT_JUDGED(409, "Nothing was judged yet that could be corrected"),
    CORRECTED_MEANWHILE(409, "The unit was judged again after that judgement"),
    APPEALED_BEFORE(409, "There is an appeal against this label's verdict"),
    NOTHING_TO_APPEAL(409, "The label is accepted"),
    APPEAL_TOO_LATE(409, "The verdict is too old to appeal against"),
    OWN_DECISION(409, "Nobody answers an appeal against a decision of their own"),
    ALREADY_DECIDED(409, "The unit has been decided otherwise"),
    NOT_UNDER_REVIEW(409, "The unit is not for a reviewer to decide"),
    DECISION_UNCLEAR(422, "The decision is not exactly one of accept, resolution, withdraw"),
    PROPOSAL_TIED(422, "The panel is tied, so that there is no one proposal to accept"),
    INVALID_RESOLUTION(422, "The resolution breaks the label schema of the project"),
    CORRECTION_UNCLEAR(422, "The correction does not say what is to change, and why"),
    APPEAL_UNCLEAR(422, "The appeal or its answer does not say what is needed"),
    NOTHING_CHANGES(422, "The correction says what is in force already"),
    NOT_ESTIMATED(422, "Work of this kind is not estimated over a dataset"),
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
