package dev.terrace.quality;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.terrace.shared.event.LotJudged;
import dev.terrace.shared.event.LotJudged.Resolution;
import dev.terrace.shared.event.LotJudged.Review;
import dev.terrace.shared.event.LotJudged.Verdict;
import dev.terrace.shared.event.LotJudged.Want;
import dev.terrace.shared.event.LotJudged.Withdrawal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One judgement of a lot, read off its panels. All that it found is marked there with its number and never changes, so that
 * the event told at the time and what an auditor is shown years later are the same.
 *
 * @param weights the skills by which labels were weighed, by worker
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(example = """
                {"judgement": "d-7k2m.0/1", "lot": "d-7k2m.0", "at": "2026-03-01T09:00:00Z",
                 "verdicts": [{"unit": 0, "attempt": 1, "site": "s-hill", "county": "jinping", "worker": "w-1",
                               "submission": "s-a", "counted": true, "outcome": "accepted", "share": 1, "quantity": 1,
                               "agrees": 1}],
                 "resolutions": [{"unit": 0, "label": {"class": "cat"}, "confidence": 0.94, "objects": [], "labels": 2,
                                  "by": "consensus"}],
                 "withdrawn": [], "wants": [{"unit": 1, "labels": 3}],
                 "reviews": [{"unit": 17, "why": "disagreement"}], "weights": {}}""")
public record Judgement(
        String judgement,
        String lot,
        Instant at,
        List<Verdict> verdicts,
        List<Resolution> resolutions,
        List<Withdrawal> withdrawn,
        List<Want> wants,
        List<Review> reviews,
        Map<String, Skill> weights) {

    /** The n-th judgement of the lot, from 1. @throws IndexOutOfBoundsException if there is none */
    public static Judgement of(Lot lot, int n) {
        Lot.Step step = lot.steps().get(n - 1);
        Judgement judgement = new Judgement(
                lot.id() + "/" + n,
                lot.id(),
                step.at(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                step.weights());
        lot.panels().forEach(panel -> judgement.gather(lot, panel, n));
        return judgement;
    }

    /** The judgement as it is told. */
    public LotJudged told(Lot lot) {
        return new LotJudged(judgement, lot.id(), lot.terms(), verdicts, resolutions, withdrawn, wants, reviews);
    }

    private void gather(Lot lot, Panel panel, int n) {
        int unit = panel.unit();
        for (PanelLabel label : panel.labels()) {
            PanelLabel.@Nullable Verdict before = null;
            for (PanelLabel.Verdict verdict : label.verdicts()) {
                if (verdict.judgement() == n) {
                    verdicts.add(told(lot, unit, label, verdict, before));
                }
                before = verdict;
            }
        }
        panel.history().asks().stream()
                .filter(ask -> ask.judgement() == n)
                .forEach(ask -> wants.add(new Want(unit, ask.labels())));
        panel.states().forEach(state -> gather(unit, state, n));
    }

    private void gather(int unit, Panel.State state, int n) {
        switch (state) {
            case Panel.UnderReview r
            when r.judgement() == n -> reviews.add(new Review(unit, r.call().why()));
            case Panel.Resolved r
            when r.judgement() == n ->
                resolutions.add(new Resolution(
                        unit,
                        r.label(),
                        r.confidence(),
                        r.basis().objects(),
                        r.basis().labels(),
                        r.by()));
            case Panel.Withdrawn w when w.judgement() == n -> withdrawn.add(new Withdrawal(unit, w.cause()));
            case Panel.Open _, Panel.UnderReview _, Panel.Resolved _, Panel.Withdrawn _ -> {}
        }
    }

    private static Verdict told(
            Lot lot, int unit, PanelLabel label, PanelLabel.Verdict verdict, PanelLabel.@Nullable Verdict before) {
        Lot.Submission from = lot.submission(label);
        return new Verdict(
                unit,
                label.attempt(),
                from.site(),
                from.county(),
                label.worker(),
                from.id(),
                label.counted(),
                verdict.outcome(),
                verdict.cause(),
                verdict.share(),
                verdict.quantity(),
                verdict.agrees(),
                before == null || verdict.reason() == null
                        ? null
                        : new LotJudged.Correction(lot.id() + "/" + before.judgement(), verdict.reason()));
    }
}
