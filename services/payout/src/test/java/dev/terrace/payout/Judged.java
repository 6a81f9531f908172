package dev.terrace.payout;

import dev.terrace.shared.event.LotJudged;
import dev.terrace.shared.event.LotJudged.Cause;
import dev.terrace.shared.event.LotJudged.Correction;
import dev.terrace.shared.event.LotJudged.Outcome;
import dev.terrace.shared.event.LotJudged.Reason;
import dev.terrace.shared.event.LotJudged.Verdict;
import dev.terrace.shared.work.Terms;
import dev.terrace.shared.work.Work;
import dev.terrace.shared.work.classes.ClassSchema;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes judgements for tests; label n is of unit n, attempt 1. */
public final class Judged {

    private final Terms terms;
    private final List<Verdict> verdicts = new ArrayList<>();

    private Judged(Terms terms) {
        this.terms = terms;
    }

    /** 0.08 a label and 0.04 a late one, a tenth to the site and a twentieth to the platform. */
    public static Judged in(String currency) {
        return at(new Terms.Price(currency, Terms.Per.LABEL, 80_000, 40_000, null, 1_000, 500));
    }

    public static Judged at(Terms.Price price) {
        return new Judged(terms(price));
    }

    /** @return terms of a project of its own for each currency */
    public static Terms terms(Terms.Price price) {
        return new Terms(
                "client-1",
                "p-" + price.currency(),
                3,
                new Work.OneClass(new ClassSchema(List.of("cat", "dog"))),
                null,
                new Terms.Quality(2, 5, 0.9, false, 0.05, 72),
                price,
                new Terms.Dispatch(600),
                new Terms.Split(50, null, 0, 1));
    }

    public Terms terms() {
        return terms;
    }

    public Judged accepted(String worker, String site) {
        return verdict(worker, site, true, Outcome.ACCEPTED, null, 1);
    }

    public Judged late(String worker, String site) {
        return verdict(worker, site, false, Outcome.ACCEPTED, null, 1);
    }

    public Judged rejected(String worker, String site, Cause cause) {
        return verdict(worker, site, true, Outcome.REJECTED, cause, cause == Cause.WORKER_ERROR ? 0 : 1);
    }

    public Judged partly(String worker, String site, double share) {
        return verdict(worker, site, true, Outcome.PARTLY_ACCEPTED, Cause.WORKER_ERROR, share);
    }

    public Judged verdict(
            String worker, String site, boolean counted, Outcome outcome, @Nullable Cause cause, double share) {
        return add(verdicts.size(), worker, site, counted, outcome, cause, share, null);
    }

    /** The verdict of unit n, which corrects the one that the judgement gave. */
    public Judged correcting(int unit, String worker, String site, double share, String judgement) {
        Outcome outcome = share == 1 ? Outcome.ACCEPTED : share == 0 ? Outcome.REJECTED : Outcome.PARTLY_ACCEPTED;
        Cause cause = share == 1 ? null : Cause.WORKER_ERROR;
        return add(unit, worker, site, true, outcome, cause, share, new Correction(judgement, Reason.REVIEW));
    }

    private Judged add(
            int unit,
            String worker,
            String site,
            boolean counted,
            Outcome outcome,
            @Nullable Cause cause,
            double share,
            @Nullable Correction corrects) {
        verdicts.add(new Verdict(
                unit, 1, site, "c-" + site, worker, "sub-" + site, counted, outcome, cause, share, 1, null, corrects));
        return this;
    }

    /** @return judgement number n of the lot */
    public LotJudged of(String lot, int n) {
        return new LotJudged(lot + "/" + n, lot, terms.id(), List.copyOf(verdicts), List.of(), List.of(), List.of());
    }
}
