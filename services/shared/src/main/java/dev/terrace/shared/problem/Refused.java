package dev.terrace.shared.problem;

import dev.terrace.shared.work.Fault;
import java.util.List;
import java.util.stream.Collectors;

/** The request is refused; the message tells the caller what to do. */
public class Refused extends RuntimeException {
    private static final int TOLD_IN_DETAIL = 3;

    private final transient Refusal refusal;
    private final transient List<Fault> faults;

    public Refused(Refusal refusal, String detail) {
        this(refusal, detail, List.of());
    }

    /** The request has faults; the first few are told in the message, too. */
    public Refused(Refusal refusal, List<Fault> faults) {
        this(refusal, detail(faults), faults);
    }

    private Refused(Refusal refusal, String detail, List<Fault> faults) {
        super(detail, null, false, false);
        this.refusal = refusal;
        this.faults = List.copyOf(faults);
    }

    public Refusal refusal() {
        return refusal;
    }

    /** What is wrong, field by field; empty where the reason is no fault of a field. */
    public List<Fault> faults() {
        return faults;
    }

    private static String detail(List<Fault> faults) {
        String first =
                faults.stream().limit(TOLD_IN_DETAIL).map(Fault::toString).collect(Collectors.joining("; "));
        return faults.size() > TOLD_IN_DETAIL
                ? first + "; and %d more".formatted(faults.size() - TOLD_IN_DETAIL)
                : first;
    }
}
