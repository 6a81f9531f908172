package dev.terrace.quality;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.terrace.shared.event.LotJudged;
import dev.terrace.shared.event.LotJudged.Resolution;
import dev.terrace.shared.event.LotJudged.Verdict;
import dev.terrace.shared.event.LotJudged.Want;
import dev.terrace.shared.event.LotJudged.Withdrawal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One judgement of a lot, read off its panels. All that it found is marked there with its number and never changes, so that
 * the event told at the time and what an auditor is shown years later are the same.
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(example = """
                {"judgement": "d-7k2m.0/1", "lot": "d-7k2m.0", "at": "2026-03-01T09:00:00Z",
                 "verdicts": [{"unit": 0, "attempt": 1, "site": "s-hill", "county": "jinping", "worker": "w-1",
                               "submission": "s-a", "counted": true, "accepted": true, "agrees": 0.97}],
                 "resolutions": [{"unit": 0, "label": {"class": "cat"}, "confidence": 0.97, "by": "consensus"}],
                 "withdrawn": [], "wants": [{"unit": 1, "labels": 3}], "reviews": [17]}""")
public record Judgement(
        String judgement,
        String lot,
        Instant at,
        List<Verdict> verdicts,
        List<Resolution> resolutions,
        List<Withdrawal> withdrawn,
        List<Want> wants,
        List<Integer> reviews) {

    /** The n-th judgement of the lot, from 1. @throws IndexOutOfBoundsException if there is none */
    public static Judgement of(Lot lot, int n) {
        Judgement judgement = new Judgement(
                lot.id() + "/" + n,
                lot.id(),
                lot.judgedAt().get(n - 1),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>());
        lot.panels().forEach(panel -> judgement.gather(lot, panel, n));
        return judgement;
    }

    /** The judgement as it is told. */
    public LotJudged told(Lot lot) {
        return new LotJudged(judgement, lot.id(), lot.terms(), verdicts, resolutions, withdrawn, wants);
    }

    private void gather(Lot lot, Panel panel, int n) {
        int unit = panel.unit();
        for (PanelLabel l : panel.labels()) {
            PanelLabel.Verdict v = l.verdict();
            if (v != null && v.judgement() == n) {
                Lot.Submission s = lot.submission(l);
                verdicts.add(new Verdict(
                        unit,
                        l.attempt(),
                        s.site(),
                        s.county(),
                        l.worker(),
                        s.id(),
                        l.counted(),
                        v.accepted(),
                        v.cause(),
                        v.agrees()));
            }
        }
        if (panel.labels().stream()
                .anyMatch(l -> l.estimate() != null && l.estimate().judgement() == n)) {
            reviews.add(unit);
        }
        panel.asks().stream()
                .filter(ask -> ask.judgement() == n)
                .forEach(ask -> wants.add(new Want(unit, ask.labels())));
        switch (panel.state()) {
            case Panel.Resolved r
            when r.judgement() == n -> resolutions.add(new Resolution(unit, r.label(), r.confidence(), r.by()));
            case Panel.Withdrawn w when w.judgement() == n -> withdrawn.add(new Withdrawal(unit, w.cause()));
            case Panel.Open o -> {}
            case Panel.UnderReview r -> {}
            case Panel.Resolved r -> {}
            case Panel.Withdrawn w -> {}
        }
    }
}
