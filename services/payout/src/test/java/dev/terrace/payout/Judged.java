package dev.terrace.payout;

import dev.terrace.shared.event.LotJudged;
import dev.terrace.shared.event.LotJudged.Cause;
import dev.terrace.shared.event.LotJudged.Verdict;
import dev.terrace.shared.work.LabelSchema;
import dev.terrace.shared.work.Terms;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes judgements for tests; label n is of unit n, attempt 1. */
public final class Judged {

    private final Terms.Price price;
    private final List<Verdict> verdicts = new ArrayList<>();

    private Judged(Terms.Price price) {
        this.price = price;
    }

    /** 0.08 a label and 0.04 a late one, a tenth to the site and a twentieth to the platform. */
    public static Judged in(String currency) {
        return at(new Terms.Price(currency, 80_000, 40_000, 1_000, 500));
    }

    public static Judged at(Terms.Price price) {
        return new Judged(price);
    }

    public Judged accepted(String worker, String site) {
        return verdict(worker, site, true, true, null);
    }

    public Judged late(String worker, String site) {
        return verdict(worker, site, false, true, null);
    }

    public Judged rejected(String worker, String site, Cause cause) {
        return verdict(worker, site, true, false, cause);
    }

    public Judged verdict(String worker, String site, boolean counted, boolean accepted, @Nullable Cause cause) {
        verdicts.add(new Verdict(
                verdicts.size(), 1, site, "c-" + site, worker, "sub-" + site, counted, accepted, cause, null));
        return this;
    }

    /** @return judgement number n of the lot */
    public LotJudged of(String lot, int n) {
        Terms terms = new Terms(
                "client-1",
                "p-1",
                3,
                new LabelSchema.Classes(List.of("cat", "dog")),
                null,
                new Terms.Quality(2, 5, 0.9, false),
                price,
                new Terms.Dispatch(5, 1, null, 600, 50));
        return new LotJudged(lot + "/" + n, lot, terms, List.copyOf(verdicts), List.of(), List.of(), List.of());
    }
}
