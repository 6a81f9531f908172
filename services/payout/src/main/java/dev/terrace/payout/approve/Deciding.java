package dev.terrace.payout.approve;

import dev.terrace.payout.PayRun;
import dev.terrace.payout.PayRun.Approved;
import dev.terrace.payout.PayRun.Decision;
import dev.terrace.payout.PayRun.Draft;
import dev.terrace.payout.PayRun.Rejected;
import dev.terrace.payout.PayRun.Released;
import dev.terrace.payout.Payee;
import dev.terrace.payout.Refusal;
import dev.terrace.payout.Totals;
import dev.terrace.shared.event.Event;
import dev.terrace.shared.event.PayRunApproved;
import dev.terrace.shared.problem.Refused;
import dev.terrace.shared.store.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Whether a pay run may be approved or rejected. Two people, nobody's own site, and exactly what was frozen. */
final class Deciding {

    private Deciding() {}

    /** Who approves. @param site the one she belongs to */
    record Checker(String subject, Optional<String> site) {}

    /**
     * What the store knows about the run.
     *
     * @param micros what the items that it holds come to now
     * @param payees whom it pays though they are held
     */
    record Held(long micros, List<Payee> payees) {}

    /**
     * What the checker says and what the store knows about it.
     *
     * @param ownSite whether the run pays the checker's own site
     */
    record Approval(Checker checker, String sha256, long totalMinor, boolean ownSite, Held held) {}

    /** @throws Refused if it may not be approved so */
    static Outcome<PayRun, PayRun> approve(PayRun run, Approval approval, Instant now) {
        if (repeats(run, approval)) {
            return Outcome.unchanged(run, run);
        }
        Draft draft = undecided(run);
        Totals totals = draft.totals();
        if (approval.checker().subject().equals(run.maker())) {
            throw new Refused(
                    Refusal.SAME_PERSON, "%s made %s: have somebody else approve it".formatted(run.maker(), run.id()));
        }
        if (approval.ownSite()) {
            throw new Refused(
                    Refusal.OWN_SITE,
                    "%s pays your own site: have somebody of none of its sites approve it".formatted(run.id()));
        }
        if (!approval.sha256().equals(totals.sha256()) || approval.totalMinor() != totals.totalMinor()) {
            throw new Refused(
                    Refusal.TOTALS_DIFFER,
                    "%s is totalMinor %d, sha256 %s: check it again and repeat these"
                            .formatted(run.id(), totals.totalMinor(), totals.sha256()));
        }
        requireAsFrozen(run, totals, approval.held());
        String checker = approval.checker().subject();
        PayRun approved = run.with(draft.approve(new Decision(checker, now, null)));
        return new Outcome<>(approved, List.of(event(approved, totals, checker, now)), approved);
    }

    private static void requireAsFrozen(PayRun run, Totals totals, Held held) {
        if (held.micros() != totals.owedMicros()) {
            throw new Refused(
                    Refusal.RUN_STALE,
                    "%s froze %d micro-units and holds items of %d: reject it and make another"
                            .formatted(run.id(), totals.owedMicros(), held.micros()));
        }
        if (!held.payees().isEmpty()) {
            throw new Refused(
                    Refusal.PAYEE_HELD,
                    "%s pays %s: release who is held, or reject the run and make another, which leaves them out"
                            .formatted(
                                    run.id(),
                                    held.payees().stream()
                                            .limit(10)
                                            .map(Payee::toString)
                                            .collect(Collectors.joining(", "))));
        }
    }

    /** @throws Refused if it may not be rejected */
    static Outcome<PayRun, PayRun> reject(PayRun run, String by, String reason, Instant now) {
        if (run.stage() instanceof Rejected || run.stage() instanceof Released) {
            return Outcome.unchanged(run, run);
        }
        PayRun rejected = run.with(undecided(run).reject(new Decision(by, now, reason)));
        return new Outcome<>(rejected, List.of(), rejected);
    }

    /** An approval that was given before, by the same person to the same totals, is a repeat and no second decision. */
    private static boolean repeats(PayRun run, Approval approval) {
        Decision given = run.approval();
        Totals totals = run.totals();
        return given != null
                && totals != null
                && given.by().equals(approval.checker().subject())
                && totals.sha256().equals(approval.sha256())
                && totals.totalMinor() == approval.totalMinor();
    }

    private static Draft undecided(PayRun run) {
        return switch (run.stage()) {
            case Draft draft -> draft;
            case PayRun.Claiming _, PayRun.Freezing _ ->
                throw new Refused(Refusal.RUN_UNFINISHED, run.id() + " is still being made: try again in some seconds");
            case Approved a -> throw decided(run, "approved", a.decision());
            case PayRun.Posted p -> throw decided(run, "approved", p.decision());
            case Rejected r -> throw decided(run, "rejected", r.decision());
            case Released r -> throw decided(run, "rejected", r.decision());
        };
    }

    private static Refused decided(PayRun run, String how, Decision decision) {
        return new Refused(
                Refusal.RUN_DECIDED,
                "%s was %s by %s at %s: nothing is left to decide"
                        .formatted(run.id(), how, decision.by(), decision.at()));
    }

    private static Event event(PayRun run, Totals totals, String checker, Instant now) {
        return Event.of(
                new PayRunApproved(
                        run.id(),
                        run.currency(),
                        Math.toIntExact(totals.payments()),
                        totals.totalMinor(),
                        totals.sha256(),
                        run.maker(),
                        checker),
                now);
    }
}
