package dev.terrace.payout.accrue;

import dev.terrace.payout.Account;
import dev.terrace.payout.Entry;
import dev.terrace.payout.Line;
import dev.terrace.payout.Line.Verdict;
import dev.terrace.payout.Payee;
import dev.terrace.payout.Postings;
import dev.terrace.payout.Work;
import dev.terrace.shared.event.LotJudged;
import dev.terrace.shared.event.LotJudged.Cause;
import dev.terrace.shared.money.Money;
import dev.terrace.shared.work.LotId;
import dev.terrace.shared.work.Terms;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Prices a judgement by the terms it carries. Only an error of the worker's own cuts pay; every label's price is split exactly: site
 * and platform get their basis points rounded down, the worker all the rest.
 */
public final class Pricing {

    private Pricing() {}

    /** @return the entry that books the judgement, the same for the same judgement however often it is told */
    public static Entry price(LotJudged judged, Instant at) {
        Terms terms = judged.terms();
        LotId lot = LotId.parse(judged.lot());
        Account cost = Account.cost(terms.client(), terms.project());
        Postings postings = new Postings();
        List<Line> lines = new ArrayList<>(judged.verdicts().size());
        for (LotJudged.Verdict verdict : judged.verdicts()) {
            Line line = line(lot, verdict, terms.price());
            postings.move(line.workerMicros(), cost, Account.accrued(Payee.worker(line.worker())));
            postings.move(line.siteMicros(), cost, Account.accrued(Payee.site(line.site())));
            postings.move(line.platformMicros(), cost, Account.platform());
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

    private static Line line(LotId lot, LotJudged.Verdict verdict, Terms.Price price) {
        Money whole = new Money(micros(verdict, price), price.currency());
        long site = whole.basisPoints(price.siteBasisPoints()).micros();
        long platform = whole.basisPoints(price.platformBasisPoints()).micros();
        return new Line(
                lot.unit(verdict.unit()).label(verdict.attempt()).toString(),
                verdict.submission(),
                verdict.worker(),
                verdict.site(),
                verdict.county(),
                said(verdict),
                verdict.cause() == null ? null : verdict.cause().label(),
                Math.subtractExact(whole.micros(), Math.addExact(site, platform)),
                site,
                platform);
    }

    private static long micros(LotJudged.Verdict verdict, Terms.Price price) {
        if (!verdict.accepted() && verdict.cause() == Cause.WORKER_ERROR) {
            return 0;
        }
        return verdict.counted() ? price.labelMicros() : price.lateMicros();
    }

    private static Verdict said(LotJudged.Verdict verdict) {
        if (!verdict.accepted()) {
            return Verdict.REJECTED;
        }
        return verdict.counted() ? Verdict.ACCEPTED : Verdict.LATE;
    }
}
