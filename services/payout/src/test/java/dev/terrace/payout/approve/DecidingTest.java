package dev.terrace.payout.approve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.terrace.payout.PayRun;
import dev.terrace.payout.Payee;
import dev.terrace.payout.Refusal;
import dev.terrace.payout.Totals;
import dev.terrace.shared.event.EventType;
import dev.terrace.shared.event.PayRunApproved;
import dev.terrace.shared.problem.Refused;
import dev.terrace.shared.store.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DecidingTest {

    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");
    private static final Totals TOTALS = new Totals(2, 1, 123, 1_235_000, 5_000, 200, "ab".repeat(32));
    private static final PayRun CLAIMING = PayRun.begin("CNY", 1, PayRun.Filter.ALL, "maker", "key", NOW);
    private static final PayRun DRAFT = CLAIMING.with(new PayRun.Draft(TOTALS));

    @Test
    void approvesWhatWasFrozenAndTellsIt() {
        Outcome<PayRun, PayRun> outcome = Deciding.approve(DRAFT, approval("checker"), NOW);

        assertThat(outcome.state().stage())
                .isEqualTo(new PayRun.Approved(TOTALS, new PayRun.Decision("checker", NOW, null)));
        assertThat(outcome.events()).hasSize(1).allSatisfy(event -> {
            assertThat(event.type()).isEqualTo(EventType.PAYRUN_APPROVED);
            assertThat(event.data())
                    .isEqualTo(new PayRunApproved("CNY-000001", "CNY", 1, 123, TOTALS.sha256(), "maker", "checker"));
        });
    }

    @Test
    void approvesOnceHoweverOftenItIsSaid() {
        PayRun approved = Deciding.approve(DRAFT, approval("checker"), NOW).state();
        Outcome<PayRun, PayRun> again = Deciding.approve(approved, approval("checker"), NOW.plusSeconds(9));

        assertThat(again.state()).isSameAs(approved);
        assertThat(again.events()).isEmpty();
        assertRefused(Refusal.RUN_DECIDED, approved, approval("other"));
    }

    @Test
    void refusesItsMaker() {
        assertRefused(Refusal.SAME_PERSON, DRAFT, approval("maker"));
    }

    @Test
    void refusesSomebodyOfASiteThatItPays() {
        assertRefused(Refusal.OWN_SITE, DRAFT, approval("checker", TOTALS.sha256(), 123, true, 1_235_000));
    }

    @Test
    void refusesOtherTotalsAndSaysTheCurrentOnes() {
        Refused refused = assertRefused(
                Refusal.TOTALS_DIFFER, DRAFT, approval("checker", TOTALS.sha256(), 124, false, 1_235_000));
        assertThat(refused).hasMessageContaining("123").hasMessageContaining(TOTALS.sha256());
        assertRefused(Refusal.TOTALS_DIFFER, DRAFT, approval("checker", "cd".repeat(32), 123, false, 1_235_000));
    }

    @Test
    void refusesARunWhoseItemsAreNotWhatWasFrozen() {
        assertRefused(Refusal.RUN_STALE, DRAFT, approval("checker", TOTALS.sha256(), 123, false, 1_235_001));
    }

    @Test
    void refusesARunThatPaysSomebodyWhoIsHeld() {
        var held = new Deciding.Held(1_235_000, List.of(Payee.worker("w-1")));
        var checker = new Deciding.Checker("checker", Optional.empty());
        Refused refused = assertRefused(
                Refusal.PAYEE_HELD, DRAFT, new Deciding.Approval(checker, TOTALS.sha256(), 123, false, held));
        assertThat(refused).hasMessageContaining("worker:w-1");
    }

    @Test
    void refusesARunThatIsBeingMadeOrWasRejected() {
        assertRefused(Refusal.RUN_UNFINISHED, CLAIMING, approval("checker"));
        PayRun rejected = Deciding.reject(DRAFT, "checker", "wrong", NOW).state();
        assertRefused(Refusal.RUN_DECIDED, rejected, approval("checker"));
        assertThat(Deciding.reject(rejected, "maker", "again", NOW).state()).isSameAs(rejected);
    }

    private static Deciding.Approval approval(String checker) {
        return approval(checker, TOTALS.sha256(), TOTALS.totalMinor(), false, TOTALS.owedMicros());
    }

    private static Deciding.Approval approval(
            String checker, String sha256, long totalMinor, boolean ownSite, long heldMicros) {
        return new Deciding.Approval(
                new Deciding.Checker(checker, Optional.empty()),
                sha256,
                totalMinor,
                ownSite,
                new Deciding.Held(heldMicros, List.of()));
    }

    private static Refused assertRefused(Refusal expected, PayRun run, Deciding.Approval approval) {
        Refused refused = catchThrowableOfType(Refused.class, () -> Deciding.approve(run, approval, NOW));
        assertThat(refused).isNotNull();
        assertThat(refused.refusal()).isEqualTo(expected);
        return refused;
    }
}
