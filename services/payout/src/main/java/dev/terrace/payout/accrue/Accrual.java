package dev.terrace.payout.accrue;

import dev.terrace.payout.Due;
import dev.terrace.payout.Entry;
import dev.terrace.payout.Meters;
import dev.terrace.payout.MongoDues;
import dev.terrace.payout.MongoEntries;
import dev.terrace.shared.event.LotJudged;
import dev.terrace.shared.work.LotId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Books judgements. */
@ApplicationScoped
class Accrual {

    private final MongoEntries entries;
    private final MongoDues dues;
    private final Meters meters;

    Accrual(MongoEntries entries, MongoDues dues, Meters meters) {
        this.entries = entries;
        this.dues = dues;
        this.meters = meters;
    }

    /** Records the judgement's entry, then its due; told again, it adds what an earlier try left out and nothing else. */
    void book(LotJudged judged, Instant at) {
        if (judged.verdicts().isEmpty()) {
            return;
        }
        Entry entry = Pricing.price(judged, at);
        boolean isNew = entries.accrue(LotId.parse(judged.lot()), entry);
        Due.of(entry).ifPresent(dues::open);
        meters.accrued(entry, isNew);
    }
}
