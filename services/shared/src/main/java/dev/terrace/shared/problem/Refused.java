package dev.terrace.shared.problem;

/** The request is refused; the message tells the caller what to do. */
public class Refused extends RuntimeException {
    private final transient Refusal refusal;

    public Refused(Refusal refusal, String detail) {
        super(detail, null, false, false);
        this.refusal = refusal;
    }

    public Refusal refusal() {
        return refusal;
    }
}
