package dev.terrace.quality;

import dev.terrace.quality.Judge.Comparison;
import dev.terrace.quality.Panel.Resolved;
import dev.terrace.quality.Panel.Withdrawn;
import dev.terrace.quality.PanelLabel.Verdict;
import dev.terrace.shared.event.LotJudged.By;
import dev.terrace.shared.event.LotJudged.Cause;
import dev.terrace.shared.event.LotJudged.Outcome;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The one rule by which a label is accepted, partly or whole, or rejected. Doubt favours the worker:
 *
 * <ol>
 *   <li>What a person ruled of this very label stands.
 *   <li>Labels of a withdrawn unit are rejected with the cause of the withdrawal, which cuts nobody's pay.
 *   <li>A label that is right by the resolution is accepted.
 *   <li>Where at least as many of the panel agree with the label as with what a reviewer or gold says, the guideline is unclear:
 *       she stood with her peers.
 *   <li>What is wrong in a label cuts its pay if a reviewer or gold says so, or {@link Grounds several independent labels}.
 *   <li>Else it is accepted; late work, which is not used, only if it agrees with the resolution or with nobody else's doubt.
 *   <li>Of the late labels of a unit that one site sends, one is paid.
 * </ol>
 */
public final class Acceptance {
    /** So many findings are kept with a verdict; a label has few, unless something is very wrong. */
    private static final int FINDINGS_KEPT = 50;

    private final Brief brief;
    private final Judge<?> judge;
    private final Grounds grounds;
    private final Map<Integer, Ruling> rulings;
    private final int judgement;

    /** @param rulings of single labels, by attempt */
    Acceptance(Brief brief, Grounds grounds, Map<Integer, Ruling> rulings, int judgement) {
        this.brief = brief;
        this.judge = brief.judge();
        this.grounds = grounds;
        this.rulings = rulings;
        this.judgement = judgement;
    }

    /** The verdict that the panel's state gives the label; none while it is open or under review. */
    Optional<Verdict> verdict(Panel panel, PanelLabel label) {
        return switch (panel.state()) {
            case Panel.Open _, Panel.UnderReview _ -> Optional.empty();
            case Withdrawn withdrawn -> Optional.of(withdrawn(panel, withdrawn, label));
            case Resolved resolved -> Optional.of(resolved(panel, resolved, label));
        };
    }

    /** What a person said of this very label, now or when she granted an appeal. */
    private @Nullable Ruling ruling(PanelLabel label) {
        Ruling said = rulings.get(label.attempt());
        Appeal appeal = label.appeal();
        return said == null && appeal != null ? appeal.granted() : said;
    }

    private Verdict withdrawn(Panel panel, Withdrawn withdrawn, PanelLabel label) {
        if (!label.counted() && grounds.hasPaidLate(panel, label)) {
            return secondLate(null, List.of());
        }
        @Nullable Ruling ruling = ruling(label);
        return ruling == null
                ? verdict(
                        Outcome.REJECTED,
                        withdrawn.cause(),
                        1,
                        own(panel, label),
                        "the unit was withdrawn: you are paid")
                : ruled(ruling, own(panel, label), null, List.of());
    }

    private Verdict resolved(Panel panel, Resolved resolved, PanelLabel label) {
        Comparison found = judge.compare(brief.task(panel.unit()), label.label(), resolved.label());
        @Nullable Ruling ruling = ruling(label);
        Verdict verdict = ruling == null
                ? byRule(panel, resolved, label, found)
                : ruled(ruling, own(panel, label), found.similarity(), shown(found));
        return resolved.by() == By.GOLD ? verdict.untold() : verdict;
    }

    private Verdict ruled(Ruling ruling, long quantity, @Nullable Double agrees, List<Finding> findings) {
        boolean accepted = ruling.cause() == null;
        String why = ruling.words() != null
                ? ruling.words()
                : accepted ? "a reviewer accepted it" : "a reviewer rejected it";
        return new Verdict(
                judgement,
                accepted ? Outcome.ACCEPTED : Outcome.REJECTED,
                ruling.cause(),
                ruling.cause() == Cause.WORKER_ERROR ? 0 : 1,
                quantity,
                agrees,
                why,
                findings,
                null);
    }

    private Verdict byRule(Panel panel, Resolved resolved, PanelLabel label, Comparison found) {
        if (!label.counted() && grounds.hasPaidLate(panel, label)) {
            return secondLate(found.similarity(), shown(found));
        }
        double share = found.findings().share();
        if (share >= 1) {
            return of(Outcome.ACCEPTED, null, 1, own(panel, label), found, "it is right");
        }
        if (resolved.by().isKnown() && grounds.stoodWithPeers(panel, resolved, label)) {
            return of(
                    Outcome.REJECTED,
                    Cause.GUIDELINE_UNCLEAR,
                    1,
                    own(panel, label),
                    found,
                    (resolved.by() == By.GOLD ? "another answer is known to be right" : "a reviewer says otherwise")
                            + ", but others read the guideline as you did: you are paid");
        }
        Optional<Grounds.Cut> cut = grounds.cut(panel, resolved, label, found);
        if (cut.isEmpty()) {
            long quantity = Math.min(own(panel, label), quantity(panel, resolved));
            return of(
                    Outcome.ACCEPTED,
                    null,
                    1,
                    quantity,
                    found,
                    "it differs from the resolution, which is not certain enough");
        }
        double right = cut.get().share();
        long quantity = paidOf(panel, label, found);
        return of(
                right > 0 ? Outcome.PARTLY_ACCEPTED : Outcome.REJECTED,
                Cause.WORKER_ERROR,
                right,
                quantity,
                found,
                cut.get().why());
    }

    private Verdict secondLate(@Nullable Double agrees, List<Finding> findings) {
        return new Verdict(
                judgement,
                Outcome.REJECTED,
                Cause.TOOL_OR_NETWORK,
                0,
                0,
                agrees,
                "it came too late, and another late label of your site is paid for this unit",
                findings,
                null);
    }

    /** Of a label that cannot be compared with anything. */
    Verdict uncompared() {
        return verdict(Outcome.ACCEPTED, null, 1, 1, "it could not be compared: you are paid");
    }

    /** Objects are paid by the piece: those that are right, of hers and of those that are missing. */
    private long paidOf(Panel panel, PanelLabel label, Comparison found) {
        return switch (brief.terms().price().per()) {
            case LABEL -> 1;
            case OBJECT -> Math.max(own(panel, label), found.findings().all());
            case POINT, SECOND -> own(panel, label);
        };
    }

    private long own(Panel panel, PanelLabel label) {
        return judge.quantity(
                brief.task(panel.unit()), label.label(), brief.terms().price().per());
    }

    private long quantity(Panel panel, Resolved resolved) {
        return judge.quantity(
                brief.task(panel.unit()),
                resolved.label(),
                brief.terms().price().per());
    }

    private static List<Finding> shown(Comparison found) {
        return found.findings().list().stream()
                .filter(f -> !f.code().equals(Finding.RIGHT))
                .limit(FINDINGS_KEPT)
                .toList();
    }

    private Verdict of(
            Outcome outcome, @Nullable Cause cause, double share, long quantity, Comparison found, String why) {
        return new Verdict(judgement, outcome, cause, share, quantity, found.similarity(), why, shown(found), null);
    }

    private Verdict verdict(Outcome outcome, @Nullable Cause cause, double share, long quantity, String why) {
        return new Verdict(judgement, outcome, cause, share, quantity, null, why, List.of(), null);
    }
}
