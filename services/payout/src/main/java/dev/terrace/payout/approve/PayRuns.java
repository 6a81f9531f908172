package dev.terrace.payout.approve;

import dev.terrace.payout.Limits;
import dev.terrace.payout.MongoPayRuns;
import dev.terrace.payout.PayRun;
import dev.terrace.payout.Refusal;
import dev.terrace.payout.Totals;
import dev.terrace.shared.problem.Refused;
import dev.terrace.shared.store.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Begins and decides pay runs. */
@ApplicationScoped
class PayRuns {

    private final MongoPayRuns runs;
    private final Steps steps;
    private final Claims claims;
    private final InstantSource clock;
    private final Limits limits;

    PayRuns(MongoPayRuns runs, Steps steps, Claims claims, InstantSource clock, Limits limits) {
        this.runs = runs;
        this.steps = steps;
        this.claims = claims;
        this.clock = clock;
        this.limits = limits;
    }

    /** What a maker asks for. */
    record Wanted(String currency, PayRun.Filter filter) {}

    /** A run with whether an earlier call of the same key had begun it. */
    record Begun(PayRun run, boolean repeated) {}

    /**
     * Freezes what is owed in a currency, as far as the filter lets it through, as a draft. Of several makers at once the store picks
     * one, and the others hear whose run is being made.
     */
    Begun begin(Wanted wanted, String maker, String key) {
        String currency = wanted.currency();
        for (int attempt = 0; attempt < limits.beginTries(); attempt++) {
            Optional<PayRun> earlier = runs.withKey(maker, key).map(this::whole);
            if (earlier.isPresent()) {
                return new Begun(repeated(earlier.get(), wanted), true);
            }
            runs.unfinished(currency).stream().map(this::whole).forEach(PayRuns::requireMade);
            Instant now = clock.instant();
            int number = runs.latest(currency).map(PayRun::number).orElse(0) + 1;
            PayRun run = PayRun.begin(currency, number, wanted.filter(), maker, key, now);
            if (claims.any(currency, wanted.filter(), now)) {
                if (runs.begin(run)) {
                    return new Begun(payable(made(steps.make(run))), false);
                }
            } else if (runs.find(run.id()).isEmpty()) { // or a rival has just begun it and claimed everything
                throw nothing(currency);
            }
        }
        throw new Refused(Refusal.RUN_OPEN, "Others begin runs of %s: try again in some seconds".formatted(currency));
    }

    /** Approves exactly what the checker names, and makes it payable. */
    PayRun approve(String id, Deciding.Checker checker, String sha256, long totalMinor) {
        PayRun found = steps.finish(get(id));
        var approval = new Deciding.Approval(
                checker,
                sha256,
                totalMinor,
                checker.site().map(own -> claims.pays(id, own)).orElse(false),
                claims.held(found));
        return steps.finish(change(id, run -> Deciding.approve(run, approval, clock.instant())));
    }

    /** Rejects a draft and lets its items go. */
    PayRun reject(String id, String by, String reason) {
        steps.finish(get(id));
        return steps.finish(change(id, run -> Deciding.reject(run, by, reason, clock.instant())));
    }

    /** Remembers that somebody fetched the payment file. @return the run as it was before */
    PayRun export(String id, String by) {
        PayRun before = get(id);
        change(id, run -> {
            PayRun exported = run.exported(new PayRun.Export(by, clock.instant()));
            return new Outcome<>(exported, List.of(), exported);
        });
        return before;
    }

    PayRun get(String id) {
        return runs.find(id).orElseThrow(PayRuns::unknown);
    }

    private PayRun change(String id, Function<PayRun, Outcome<PayRun, PayRun>> decide) {
        return runs.change(id, decide).orElseThrow(PayRuns::unknown);
    }

    private static PayRun repeated(PayRun earlier, Wanted wanted) {
        if (!earlier.currency().equals(wanted.currency()) || !earlier.filter().equals(wanted.filter())) {
            throw new Refused(
                    Refusal.IDEMPOTENCY_KEY_REUSED,
                    "The key began %s, which takes something else: use another one".formatted(earlier.id()));
        }
        return payable(made(earlier));
    }

    /** @return the run with what a crash left undone done */
    private PayRun whole(PayRun run) {
        boolean cutOff = run.stuckSince(clock.instant().minus(limits.claiming()));
        return cutOff ? steps.make(run) : steps.finish(run);
    }

    private static void requireMade(PayRun other) {
        if (other.isBeingMade()) {
            throw new Refused(
                    Refusal.RUN_OPEN,
                    "%s is being made by %s: try again in some seconds".formatted(other.id(), other.maker()));
        }
    }

    private static PayRun made(PayRun run) {
        if (run.isBeingMade()) {
            throw new Refused(
                    Refusal.RUN_UNFINISHED,
                    "%s is being made: send the same again in some seconds".formatted(run.id()));
        }
        return run;
    }

    private static PayRun payable(PayRun run) {
        Totals totals = run.totals();
        if (totals == null || totals.payments() == 0) {
            throw nothing(run.currency());
        }
        return run;
    }

    private static Refused nothing(String currency) {
        return new Refused(
                Refusal.NOTHING_TO_PAY,
                "Nobody whom the run may pay is owed a minor unit of %s: wait for more accepted work"
                        .formatted(currency));
    }

    private static Refused unknown() {
        return new Refused(Refusal.UNKNOWN_RUN, "List the pay runs with GET /v1/pay-runs?currency=");
    }
}
