package dev.terrace.quality;

import dev.terrace.quality.Panel.Resolved;
import dev.terrace.quality.Panel.State;
import dev.terrace.quality.Panel.UnderReview;
import dev.terrace.quality.Panel.Withdrawn;
import dev.terrace.quality.PanelLabel.Verdict;
import dev.terrace.shared.event.LotJudged.Cause;
import dev.terrace.shared.work.JsonText;
import dev.terrace.shared.work.Work;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a judgement adds to the counts of its project, by day. A verdict counts on the day of the label's first one; what takes
 * its place takes its count back, so that the counts are those of the verdicts in force.
 */
public final class Figures {
    /** Labels that were compared with a resolution, and the sum of how far they agree with it. */
    public static final String COMPARED = "compared";

    public static final String AGREEMENT = "agreement";
    public static final String REVIEWS = "reviews";
    public static final String WITHDRAWN = "withdrawn";
    public static final String OUTCOME = "outcome:";
    public static final String CAUSE = "cause:";
    public static final String RESOLVED = "resolved:";
    public static final String CLASS = "class:";
    public static final String FINDING = "finding:";

    /** Between the class of a label and that of the resolution, and between a finding and the group of points it is of. */
    public static final String BETWEEN = "\u0000";

    private static final int MOST_CLASSES = 50;

    private final Lot lot;
    private final Brief brief;
    private final ZoneId zone;
    private final Map<LocalDate, Map<String, Double>> byDay = new TreeMap<>();

    private Figures(Lot lot, Brief brief, ZoneId zone) {
        this.lot = lot;
        this.brief = brief;
        this.zone = zone;
    }

    /** What the n-th judgement of the lot adds to each count, by day. */
    public static Map<LocalDate, Map<String, Double>> of(Lot lot, int n, Brief brief, ZoneId zone) {
        Figures figures = new Figures(lot, brief, zone);
        for (Panel panel : lot.panels()) {
            figures.states(panel, n);
            panel.labels().forEach(label -> figures.verdicts(panel, label, n));
        }
        return figures.byDay;
    }

    private void states(Panel panel, int n) {
        List<State> states = panel.states().toList();
        for (int i = 0; i < states.size(); i++) {
            State state = states.get(i);
            if (Panel.judgementOf(state).anyMatch(made -> made == n)) {
                add(state, 1);
                if (!(state instanceof UnderReview)) {
                    states.subList(0, i).reversed().stream()
                            .filter(before -> !(before instanceof UnderReview))
                            .findFirst()
                            .ifPresent(before -> replaced(panel, before, state, n));
                }
            }
        }
    }

    /** Labels that were judged before are compared with what took the place of their resolution. */
    private void replaced(Panel panel, State before, State state, int n) {
        add(before, -1);
        for (PanelLabel label : panel.labels()) {
            if (!label.verdicts().isEmpty() && label.verdicts().getFirst().judgement() < n) {
                compare(panel, label, before, -1);
                compare(panel, label, state, 1);
            }
        }
    }

    private void add(State state, double sign) {
        switch (state) {
            case Panel.Open _ -> {}
            case UnderReview review -> add(review.judgement(), REVIEWS, sign);
            case Resolved resolved ->
                add(resolved.judgement(), RESOLVED + resolved.by().label(), sign);
            case Withdrawn withdrawn -> add(withdrawn.judgement(), WITHDRAWN, sign);
        }
    }

    private void verdicts(Panel panel, PanelLabel label, int n) {
        int first = label.verdicts().isEmpty() ? 0 : label.verdicts().getFirst().judgement();
        @Nullable Verdict before = null;
        for (Verdict verdict : label.verdicts()) {
            if (verdict.judgement() == n) {
                outcome(first, verdict, 1);
                if (before != null) {
                    outcome(first, before, -1);
                }
            }
            before = verdict;
        }
        if (first == n) {
            panel.states()
                    .filter(state -> Panel.judgementOf(state).anyMatch(made -> made <= n))
                    .reduce((_, later) -> later)
                    .ifPresent(state -> compare(panel, label, state, 1));
        }
    }

    private void outcome(int first, Verdict verdict, double sign) {
        add(first, OUTCOME + verdict.outcome().label(), sign);
        Cause cause = verdict.cause();
        if (cause != null) {
            add(first, CAUSE + cause.label(), sign);
        }
    }

    /** What cannot be compared is not counted. */
    private void compare(Panel panel, PanelLabel label, State state, double sign) {
        if (!(state instanceof Resolved resolved)) {
            return;
        }
        Judge.Comparison found;
        try {
            found = brief.judge().compare(brief.task(panel.unit()), label.label(), resolved.label());
        } catch (RuntimeException _) {
            return;
        }
        int first = label.verdicts().getFirst().judgement();
        add(first, COMPARED, sign);
        add(first, AGREEMENT, sign * found.similarity());
        for (Finding finding : found.findings().list()) {
            if (finding.wrong()) {
                add(first, FINDING + finding.code() + group(finding), sign);
            }
        }
        confusion(first, label, resolved, sign);
    }

    /** Its name; where a finding is of points, that is where it lies in the label. */
    private String group(Finding finding) {
        String path = finding.path();
        return brief.terms().work() instanceof Work.Landmarks && path != null
                ? BETWEEN + path.substring(path.indexOf('.') + 1)
                : "";
    }

    /** Of a few classes only: the pairs of many would fill the store. */
    private void confusion(int first, PanelLabel label, Resolved resolved, double sign) {
        if (brief.terms().work() instanceof Work.OneClass(var schema)
                && schema.classes().size() <= MOST_CLASSES) {
            add(first, CLASS + named(label.label()) + BETWEEN + named(resolved.label()), sign);
        }
    }

    private static String named(JsonText label) {
        return label.tree().path("class").asText();
    }

    private void add(int judgement, String count, double more) {
        LocalDate day = LocalDate.ofInstant(lot.steps().get(judgement - 1).at(), zone);
        byDay.computeIfAbsent(day, _ -> new HashMap<>()).merge(count, more, Double::sum);
    }
}
