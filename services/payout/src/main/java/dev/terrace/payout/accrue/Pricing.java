package dev.terrace.payout.accrue;

import dev.terrace.payout.Account;
import dev.terrace.payout.Entry;
import dev.terrace.payout.Line;
import dev.terrace.payout.Line.Corrected;
import dev.terrace.payout.Payee;
import dev.terrace.payout.Postings;
import dev.terrace.payout.Split;
import dev.terrace.payout.Work;
import dev.terrace.shared.event.LotJudged;
import dev.terrace.shared.work.LotId;
import dev.terrace.shared.work.Terms;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Books a judgement by its terms: a first verdict its price, a correction the signed difference to what it corrects. */
public final class Pricing {

    private Pricing() {}

    /**
     * @param replaced what the corrections among its verdicts take the place of, by label
     * @return the entry that books the judgement, the same for the same judgement however often it is told
     */
    public static Entry price(LotJudged judged, Terms terms, Map<String, Corrected> replaced, Instant at) {
        LotId lot = LotId.parse(judged.lot());
        Account cost = Account.cost(terms.client(), terms.project());
        Postings postings = new Postings();
        List<Line> lines = new ArrayList<>(judged.verdicts().size());
        for (LotJudged.Verdict verdict : judged.verdicts()) {
            String label = label(lot, verdict);
            Line line = line(label, verdict, price(verdict, terms), replaced);
            Split booked = line.booked();
            postings.move(
                    booked.workerMicros(),
                    cost,
                    Account.accrued(Payee.worker(line.by().worker())));
            postings.move(
                    booked.siteMicros(),
                    cost,
                    Account.accrued(Payee.site(line.by().site())));
            postings.move(booked.platformMicros(), cost, Account.platform());
            lines.add(line);
        }
        return new Entry(
                Entry.accrualOf(judged.judgement()),
                at,
                terms.price().currency(),
                new Work(terms.client(), terms.project(), terms.version(), terms.price()),
                postings.list(),
                lines);
    }

    static String label(LotId lot, LotJudged.Verdict verdict) {
        return lot.unit(verdict.unit()).label(verdict.attempt()).toString();
    }

    /** @return the whole price of the verdict and its parts */
    static Split price(LotJudged.Verdict verdict, Terms terms) {
        long micros = terms.price().micros(verdict.counted(), verdict.share(), verdict.quantity());
        return Split.of(micros, terms.price());
    }

    private static Line line(String label, LotJudged.Verdict verdict, Split price, Map<String, Corrected> replaced) {
        return new Line(
                label,
                new Line.Labeller(verdict.worker(), verdict.site(), verdict.county(), verdict.submission()),
                new Line.Said(
                        verdict.outcome(), !verdict.counted(), verdict.cause(), verdict.share(), verdict.quantity()),
                price,
                replaced.get(label));
    }
}
