package dev.terrace.payout.approve;

import dev.terrace.payout.Limits;
import dev.terrace.payout.MongoDues;
import dev.terrace.payout.MongoPayRuns;
import dev.terrace.payout.PayRun;
import dev.terrace.payout.Refusal;
import dev.terrace.payout.Totals;
import dev.terrace.shared.problem.Refused;
import dev.terrace.shared.store.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.Currency;
import java.util.Optional;
import java.util.function.Function;

/** Begins and decides pay runs. */
@ApplicationScoped
class PayRuns {

    private final MongoPayRuns runs;
    private final MongoDues dues;
    private final Steps steps;
    private final InstantSource clock;
    private final Limits limits;

    PayRuns(MongoPayRuns runs, MongoDues dues, Steps steps, InstantSource clock, Limits limits) {
        this.runs = runs;
        this.dues = dues;
        this.steps = steps;
        this.clock = clock;
        this.limits = limits;
    }

    /** A run with whether an earlier call of the same key had begun it. */
    record Begun(PayRun run, boolean repeated) {}

    /**
     * Freezes what is owed in a currency as a draft. Of several makers at once the store picks one, and the others hear whose run is
     * open.
     */
    Begun begin(String currency, String maker, String key) {
        requireMoney(currency);
        for (int attempt = 0; attempt < limits.beginTries(); attempt++) {
            Optional<PayRun> earlier = runs.withKey(maker, key).map(this::whole).filter(run -> key.equals(run.key()));
            if (earlier.isPresent()) {
                return new Begun(repeated(earlier.get(), currency), true);
            }
            int number = runs.latest(currency).map(this::closed).orElse(0) + 1;
            dues.release(runs.givenUp(currency));
            PayRun.Claiming claiming = new PayRun.Claiming();
            PayRun run = PayRun.begin(currency, number, maker, key, clock.instant(), claiming);
            if (dues.anyOpen(currency)) {
                if (runs.begin(run)) {
                    return new Begun(payable(steps.freeze(run, claiming)), false);
                }
            } else if (runs.find(run.id()).isEmpty()) { // or a rival has just begun it and claimed everything
                throw nothing(currency);
            }
        }
        throw new Refused(Refusal.RUN_OPEN, "Others begin runs of %s: try again in some seconds".formatted(currency));
    }

    /** Approves exactly what the checker names, and makes it payable. */
    PayRun approve(String id, String checker, Optional<String> site, String sha256, long totalMinor) {
        steps.finish(get(id));
        var approval = new Deciding.Approval(
                checker, sha256, totalMinor, site.map(own -> dues.pays(id, own)).orElse(false), dues.heldMicros(id));
        return steps.finish(change(id, run -> Deciding.approve(run, approval, clock.instant())));
    }

    /** Rejects a draft and lets its dues go. */
    PayRun reject(String id, String by, String reason) {
        steps.finish(get(id));
        return steps.finish(change(id, run -> Deciding.reject(run, by, reason, clock.instant())));
    }

    PayRun get(String id) {
        return runs.find(id).orElseThrow(PayRuns::unknown);
    }

    private PayRun change(String id, Function<PayRun, Outcome<PayRun, PayRun>> decide) {
        return runs.change(id, decide).orElseThrow(PayRuns::unknown);
    }

    private PayRun repeated(PayRun earlier, String currency) {
        if (!earlier.currency().equals(currency)) {
            throw new Refused(
                    Refusal.IDEMPOTENCY_KEY_REUSED,
                    "The key began %s: use another one for %s".formatted(earlier.id(), currency));
        }
        if (earlier.stage() instanceof PayRun.Claiming) {
            throw new Refused(
                    Refusal.RUN_UNFINISHED,
                    "%s is being made: send the same again in some seconds".formatted(earlier.id()));
        }
        return payable(earlier);
    }

    /** @return the run with what a crash left undone done */
    private PayRun whole(PayRun run) {
        boolean cutOff = run.claimingSince(clock.instant().minus(limits.claiming()));
        return cutOff ? steps.giveUp(run) : steps.finish(run);
    }

    /** @return the number of the latest run, if no other run is in the way */
    private int closed(PayRun latest) {
        PayRun run = whole(latest);
        if (run.stage().open()) {
            throw new Refused(
                    Refusal.RUN_OPEN,
                    "%s, made by %s, is open: have it approved or rejected first".formatted(run.id(), run.maker()));
        }
        return run.number();
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
                "Nobody is owed a minor unit of %s: wait for more accepted work".formatted(currency));
    }

    private static Refused unknown() {
        return new Refused(Refusal.UNKNOWN_RUN, "List the pay runs with GET /v1/pay-runs?currency=");
    }

    private static void requireMoney(String currency) {
        boolean known = Currency.getAvailableCurrencies().stream()
                .anyMatch(c -> c.getCurrencyCode().equals(currency) && c.getDefaultFractionDigits() >= 0);
        if (!known) {
            throw new Refused(Refusal.UNKNOWN_CURRENCY, "Name the currency by its ISO 4217 code, such as CNY");
        }
    }
}
