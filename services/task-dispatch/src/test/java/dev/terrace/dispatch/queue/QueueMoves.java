package dev.terrace.dispatch.queue;

import dev.terrace.dispatch.Lot;
import dev.terrace.dispatch.Samples;
import dev.terrace.shared.event.LotCreated;
import dev.terrace.shared.event.LotJudged;
import dev.terrace.shared.work.Terms;
import java.time.Instant;

/** Lets tests of the whole machine create and judge. */
public final class QueueMoves {
    private QueueMoves() {}

    public static Lot create(LotCreated created, Terms terms, Instant now) {
        return Queueing.create(created, terms, now);
    }

    public static Lot judge(Lot lot, LotJudged judged) {
        return Queueing.judge(lot, judged, Samples.NOON).state();
    }
}
