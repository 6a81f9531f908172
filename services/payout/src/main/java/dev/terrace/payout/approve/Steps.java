package dev.terrace.payout.approve;

import dev.terrace.payout.Meters;
import dev.terrace.payout.MongoPayRuns;
import dev.terrace.payout.PayRun;
import dev.terrace.payout.PayRun.Approved;
import dev.terrace.payout.PayRun.Claiming;
import dev.terrace.payout.PayRun.Decision;
import dev.terrace.payout.PayRun.Draft;
import dev.terrace.payout.PayRun.Posted;
import dev.terrace.payout.PayRun.Rejected;
import dev.terrace.payout.PayRun.Released;
import dev.terrace.payout.PayRun.Stage;
import dev.terrace.payout.Refusal;
import dev.terrace.payout.Totals;
import dev.terrace.shared.problem.Refused;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;

/**
 * Takes a run from where it is to where a person decides or nothing is left to do. The steps after a decision may be repeated, so
 * whoever meets a run that a crash left between two stages ends what was begun; a run that was cut off while it was made is given up.
 */
@ApplicationScoped
class Steps {

    private final MongoPayRuns runs;
    private final Freezing freezing;
    private final Payables payables;
    private final InstantSource clock;
    private final Meters meters;

    Steps(MongoPayRuns runs, Freezing freezing, Payables payables, InstantSource clock, Meters meters) {
        this.runs = runs;
        this.freezing = freezing;
        this.payables = payables;
        this.clock = clock;
        this.meters = meters;
    }

    /** Freezes a run that the caller has just begun. @throws Refused if it took so long that others gave it up */
    PayRun freeze(PayRun begun, Claiming claiming) {
        Totals totals = freezing.freeze(begun);
        Stage next = totals.payments() > 0
                ? claiming.freeze(totals)
                : claiming.empty(totals, decided(begun.maker(), "nobody is owed a whole minor unit"));
        if (!runs.save(begun.with(next), List.of())) {
            payables.release(begun);
            throw new Refused(
                    Refusal.RUN_UNFINISHED,
                    "%s took too long to be made and was given up: begin again".formatted(begun.id()));
        }
        meters.run(next);
        return finish(begun);
    }

    /** Gives a run up that was cut off while it was made. */
    PayRun giveUp(PayRun cutOff) {
        runs.save(cutOff.givenUp(decided("payout", "its making was cut off")), List.of());
        return finish(cutOff);
    }

    /** @return the run as its maker or checker has to deal with it; only one that is still being made stays as it is */
    PayRun finish(PayRun begun) {
        PayRun run = runs.find(begun.id()).orElse(begun);
        for (Stage next = next(run); !next.equals(run.stage()); next = next(run)) {
            if (runs.save(run.with(next), List.of())) {
                meters.run(next);
            }
            run = runs.find(begun.id()).orElse(begun);
        }
        return run;
    }

    private Stage next(PayRun run) {
        return switch (run.stage()) {
            case Approved approved -> {
                payables.post(run, approved);
                yield approved.posted();
            }
            case Rejected rejected -> {
                payables.release(run);
                yield rejected.released();
            }
            case Claiming claiming -> claiming;
            case Draft draft -> draft;
            case Posted posted -> posted;
            case Released released -> released;
        };
    }

    private Decision decided(String by, String reason) {
        return new Decision(by, clock.instant(), reason);
    }
}
