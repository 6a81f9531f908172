package dev.terrace.payout.approve;

import dev.terrace.payout.Meters;
import dev.terrace.payout.MongoPayRuns;
import dev.terrace.payout.PayRun;
import dev.terrace.payout.PayRun.Approved;
import dev.terrace.payout.PayRun.Claiming;
import dev.terrace.payout.PayRun.Decision;
import dev.terrace.payout.PayRun.Draft;
import dev.terrace.payout.PayRun.Freezing;
import dev.terrace.payout.PayRun.Posted;
import dev.terrace.payout.PayRun.Rejected;
import dev.terrace.payout.PayRun.Released;
import dev.terrace.payout.PayRun.Stage;
import dev.terrace.payout.Totals;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;

/**
 * Takes a run from where it is to where a person decides or nothing is left to do. Every step may be repeated, so whoever meets a run
 * that a crash left between two stages goes on with it.
 */
@ApplicationScoped
class Steps {

    private final MongoPayRuns runs;
    private final Claims claims;
    private final Payables payables;
    private final InstantSource clock;
    private final Meters meters;

    Steps(MongoPayRuns runs, Claims claims, Payables payables, InstantSource clock, Meters meters) {
        this.runs = runs;
        this.claims = claims;
        this.payables = payables;
        this.clock = clock;
        this.meters = meters;
    }

    /** Goes on with making a run, until it is a draft or somebody else goes on with it. */
    PayRun make(PayRun begun) {
        PayRun run = begun;
        while (run.isBeingMade()) {
            Stage next = next(run);
            if (!runs.save(run.with(next), List.of())) {
                return runs.find(run.id()).orElse(run);
            }
            run = run.with(next).withVersion(run.version() + 1);
        }
        meters.run(run.stage());
        return finish(run);
    }

    /** @return the run as its maker or checker has to deal with it; only one that is still being made stays as it is */
    PayRun finish(PayRun begun) {
        PayRun run = runs.find(begun.id()).orElse(begun);
        while (!run.isBeingMade()) {
            Stage next = next(run);
            if (next.equals(run.stage())) {
                break;
            }
            if (runs.save(run.with(next), List.of())) {
                meters.run(next);
            }
            run = runs.find(begun.id()).orElse(begun);
        }
        return run;
    }

    private Stage next(PayRun run) {
        return switch (run.stage()) {
            case Claiming claiming ->
                claims.some(run) ? claiming.step(clock.instant()) : claiming.claimed(clock.instant());
            case Freezing freezing -> frozen(freezing, claims.freeze(run), run);
            case Approved approved -> {
                payables.post(run, approved);
                yield approved.posted();
            }
            case Rejected rejected -> {
                payables.release(run);
                yield rejected.released();
            }
            case Draft draft -> draft;
            case Posted posted -> posted;
            case Released released -> released;
        };
    }

    private Stage frozen(Freezing freezing, Totals totals, PayRun run) {
        return totals.payments() > 0
                ? freezing.freeze(totals)
                : freezing.empty(
                        totals, new Decision(run.maker(), clock.instant(), "nobody is owed a whole minor unit"));
    }
}
