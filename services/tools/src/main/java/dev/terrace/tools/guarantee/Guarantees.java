package dev.terrace.tools.guarantee;

import dev.terrace.tools.site.Tally;
import java.util.ArrayList;
import java.util.List;

/** The guarantees of the design, section 4, checked on the stores of a system that is {@link Quiet}. */
public final class Guarantees {
    /** More violations than this of one guarantee say nothing new. */
    private static final int MOST = 20;

    private static final List<Guarantee> ALL = List.of(
            new BooksBalance(),
            new JudgedOnce(),
            new OverlapHeld(),
            new AcknowledgedIsStored(),
            new NothingDropped(),
            new NothingLeftOver(),
            new OwnDataOnly(),
            new TracesBack(),
            new OneCost());

    /** What one check found; it holds if that is nothing. */
    public record Finding(int number, String promise, List<Violation> violations) {
        public boolean holds() {
            return violations.isEmpty();
        }

        @Override
        public String toString() {
            StringBuilder text =
                    new StringBuilder("%d. %s: %s".formatted(number, promise, holds() ? "holds" : "BROKEN"));
            violations.forEach(violation -> text.append("\n     ").append(violation));
            return text.toString();
        }
    }

    private Guarantees() {}

    /** @param told what sites were told is stored, as they remember it; empty if nobody asked them */
    public static List<Finding> check(Stores stores, List<Tally.Told> told) {
        Evidence evidence = new Evidence(stores, told);
        List<Finding> findings = new ArrayList<>();
        for (Guarantee guarantee : ALL) {
            List<Violation> violations = new ArrayList<>();
            guarantee.check(evidence, violation -> {
                if (violations.size() < MOST) {
                    violations.add(violation);
                }
            });
            findings.add(new Finding(findings.size() + 1, guarantee.promise(), violations));
        }
        return findings;
    }
}
