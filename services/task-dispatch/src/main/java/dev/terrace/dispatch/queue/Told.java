package dev.terrace.dispatch.queue;

import dev.terrace.dispatch.Lot;
import dev.terrace.dispatch.Meters;
import dev.terrace.dispatch.MongoDays;
import dev.terrace.dispatch.StuckUnits;
import dev.terrace.shared.event.LotJudged.Verdict;
import dev.terrace.shared.event.LotWithdrawn;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** Tells those who count and those who end units of what has come in. */
@ApplicationScoped
class Told {
    private final MongoDays days;
    private final StuckUnits stuck;
    private final Meters meters;

    Told(MongoDays days, StuckUnits stuck, Meters meters) {
        this.days = days;
        this.stuck = stuck;
        this.meters = meters;
    }

    void queued(Lot lot) {
        meters.queued(lot.units().size());
    }

    void judged(List<Verdict> fresh, Instant now) {
        for (Verdict verdict : fresh) {
            days.count(verdict.site(), verdict.worker(), now, MongoDays.Counts.judged(verdict.share()));
        }
    }

    void withdrawn(LotWithdrawn withdrawn) {
        stuck.withdraw(withdrawn.lot(), withdrawn.units());
    }
}
