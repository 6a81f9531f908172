package dev.terrace.quality.reconcile;

import dev.terrace.quality.Acceptance;
import dev.terrace.quality.Consensus;
import dev.terrace.quality.Judgement;
import dev.terrace.quality.Lot;
import dev.terrace.quality.Panel;
import dev.terrace.quality.PanelLabel;
import dev.terrace.quality.PanelLabel.Estimate;
import dev.terrace.quality.Proposal;
import dev.terrace.quality.Skills;
import dev.terrace.shared.event.Event;
import dev.terrace.shared.event.LotJudged.By;
import dev.terrace.shared.store.Outcome;
import dev.terrace.shared.work.Terms;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/**
 * Decides what becomes of a lot's panels. A unit that has all the labels it wants is resolved when the consensus is as
 * confident as the project's policy asks; else it wants one label more, up to its maximum; else a reviewer is to settle it. A
 * unit that may have only one label is resolved by it, for nothing will ever contradict it.
 */
public final class Reconciler {
    private final Terms.Quality policy;
    private final Consensus consensus;
    private final Acceptance acceptance;
    private final Skills skills;
    private final int judgement;
    private final Instant now;

    private Reconciler(Lot lot, Skills skills, Instant now) {
        this.policy = lot.terms().quality();
        this.consensus = lot.consensus();
        this.judgement = lot.nextJudgement();
        this.acceptance = new Acceptance(consensus, judgement);
        this.skills = skills;
        this.now = now;
    }

    /** The workers whose skill the next judgement of this lot weighs. */
    public static Set<String> workers(Lot lot) {
        Set<String> workers = new HashSet<>();
        for (Panel panel : lot.panels()) {
            if (panel.isComplete()) {
                panel.labels().forEach(label -> workers.add(label.worker()));
            }
        }
        return workers;
    }

    /** Judges whatever can be judged now, in one judgement that is the answer; none if nothing can. */
    public static Outcome<Lot, Optional<Judgement>> judge(Lot lot, Skills skills, Instant now) {
        Lot judged = lot.judge(new Reconciler(lot, skills, now)::judge, now);
        if (judged == lot) {
            return Outcome.unchanged(lot, Optional.empty());
        }
        Judgement judgement = Judgement.of(judged, lot.nextJudgement());
        return new Outcome<>(judged, List.of(Event.of(judgement.told(judged), now)), Optional.of(judgement));
    }

    private Panel judge(Panel panel) {
        return panel.isComplete() ? settle(panel) : acceptance.apply(panel);
    }

    private Panel settle(Panel panel) {
        List<PanelLabel> counted = panel.counted();
        Proposal proposal = consensus.propose(counted, skills);
        ToDoubleFunction<PanelLabel> agrees = label -> proposal.agrees().get(counted.indexOf(label));
        int max = Math.min(policy.maxOverlap(), panel.maxOverlap());
        boolean enough = proposal.confidence() >= policy.confidence() || max == 1;
        if (enough && proposal.resolution().isPresent()) {
            var resolved = new Panel.Resolved(
                    judgement, proposal.resolution().get(), proposal.confidence(), By.CONSENSUS, null);
            return acceptance.apply(panel.with(panel.labels(), resolved), agrees);
        }
        if (counted.size() < max) {
            return acceptance.apply(panel.ask(judgement, counted.size() + 1));
        }
        return acceptance.apply(panel.with(estimated(panel, agrees), new Panel.UnderReview(judgement, now)));
    }

    private List<PanelLabel> estimated(Panel panel, ToDoubleFunction<PanelLabel> agrees) {
        List<PanelLabel> labels = new ArrayList<>(panel.labels().size());
        for (PanelLabel label : panel.labels()) {
            labels.add(label.counted() ? label.with(new Estimate(judgement, agrees.applyAsDouble(label))) : label);
        }
        return labels;
    }
}
