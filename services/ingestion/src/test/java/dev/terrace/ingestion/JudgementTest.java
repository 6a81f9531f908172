package dev.terrace.ingestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.terrace.ingestion.Judgement.Tally;
import dev.terrace.shared.event.LotJudged;
import dev.terrace.shared.event.LotJudged.By;
import dev.terrace.shared.event.LotJudged.Cause;
import dev.terrace.shared.event.LotJudged.Resolution;
import dev.terrace.shared.event.LotJudged.Verdict;
import dev.terrace.shared.event.LotJudged.Withdrawal;
import dev.terrace.shared.work.Label;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JudgementTest {

    @Test
    void acceptedLabelsCostTheirPriceLateOnesTheLateRateRejectedOnesNothing() {
        Judgement judgement = Judgement.of(judged(
                "d-x.3/2",
                "d-x.3",
                List.of(
                        verdict(true, null),
                        verdict(true, null),
                        verdict(false, null),
                        verdict(true, Cause.WORKER_ERROR),
                        verdict(false, Cause.BAD_MEDIA))));
        assertThat(judgement.tally()).isEqualTo(new Tally(1, 1, 3, 2, 200_000));
        assertThat(judgement.dataset()).isEqualTo("d-x");
        assertThat(judgement.number()).isEqualTo(2);
        assertThat(judgement.id()).isEqualTo("d-x.3/2");
    }

    @Test
    void aJudgementOfAnotherLotIsRefused() {
        assertThatThrownBy(() -> Judgement.of(judged("d-x.3/2", "d-x.4", List.of())))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Judgement.of(judged("nonsense", "nonsense", List.of())))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static LotJudged judged(String id, String lot, List<Verdict> verdicts) {
        return new LotJudged(
                id,
                lot,
                Samples.terms(50),
                verdicts,
                List.of(new Resolution(0, new Label.ClassLabel("a"), 0.97, By.CONSENSUS)),
                List.of(new Withdrawal(1, Cause.BAD_MEDIA)),
                List.of());
    }

    private static Verdict verdict(boolean counted, @Nullable Cause cause) {
        return new Verdict(0, 1, "s-1", "c-1", "w-1", "sub-1", counted, cause == null, cause, null);
    }
}
