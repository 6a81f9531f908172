package dev.terrace.ingestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.terrace.shared.event.LotJudged;
import dev.terrace.shared.event.LotJudged.By;
import dev.terrace.shared.event.LotJudged.Cause;
import dev.terrace.shared.event.LotJudged.Outcome;
import dev.terrace.shared.event.LotJudged.Resolution;
import dev.terrace.shared.event.LotJudged.Verdict;
import dev.terrace.shared.event.LotJudged.Withdrawal;
import dev.terrace.shared.work.JsonText;
import dev.terrace.shared.work.LotId;
import dev.terrace.shared.work.Terms;
import dev.terrace.shared.work.TermsId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class LotResultsTest {

    static final List<Integer> SEEDS = IntStream.range(0, 200).boxed().toList();

    private static final Terms.Price PRICE = Samples.terms(50).price();
    private static final LotResults NOTHING = LotResults.of(new LotId("d-x", 3));

    @Test
    void verdictsCostWhatTheOneFunctionSays() {
        LotResults results = apply(
                NOTHING,
                judged(
                        1,
                        verdict(0, 1, true, Outcome.ACCEPTED, 1),
                        verdict(0, 2, false, Outcome.ACCEPTED, 1),
                        verdict(1, 1, true, Outcome.PARTLY_ACCEPTED, 0.5),
                        verdict(1, 2, true, Outcome.REJECTED, 0),
                        verdict(2, 1, true, Outcome.REJECTED, 1)));
        assertThat(results.tally()).isEqualTo(new Tally(0, 0, 0, 2, 1, 2, 80_000 + 40_000 + 40_000 + 80_000));
    }

    @Test
    void aCorrectionTakesThePlaceOfWhatItCorrects() {
        LotResults first =
                apply(NOTHING, judged(1, Judging.resolution(0, "a"), verdict(0, 1, true, Outcome.REJECTED, 0)));
        LotResults second =
                apply(first, judged(2, Judging.resolution(0, "b"), verdict(0, 1, true, Outcome.ACCEPTED, 1)));
        assertThat(first.tally()).isEqualTo(new Tally(1, 0, 0, 0, 0, 1, 0));
        assertThat(second.tally()).isEqualTo(new Tally(1, 0, 0, 1, 0, 0, 80_000));
        assertThat(second.unit(0).resolution().label()).isEqualTo(new JsonText("{\"class\":\"b\"}"));
        assertThat(apply(apply(NOTHING, judged(2, Judging.resolution(0, "b"))), judged(1, Judging.resolution(0, "a")))
                        .unit(0)
                        .resolution()
                        .label())
                .isEqualTo(new JsonText("{\"class\":\"b\"}"));
    }

    @Test
    void aRepeatChangesNothing() {
        LotResults once = apply(NOTHING, judged(1, Judging.resolution(0, "a")));
        assertThat(apply(once, judged(1, Judging.resolution(0, "a")))).isSameAs(once);
    }

    @Test
    void anEmptyLabelIsAResolutionAndCountedAsEmpty() {
        JsonText nothing = new JsonText("{\"boxes\":[],\"attributes\":{}}");
        LotResults results = apply(
                NOTHING,
                new LotJudged(
                        "d-x.3/1",
                        "d-x.3",
                        new TermsId("p-1", 1),
                        List.of(),
                        List.of(new Resolution(0, nothing, 0.9, List.of(), 2, By.CONSENSUS)),
                        List.of(new Withdrawal(1, Cause.BAD_MEDIA)),
                        List.of()));
        assertThat(results.tally()).isEqualTo(new Tally(1, 1, 1, 0, 0, 0, 0));
    }

    @Test
    void aJudgementOfAnotherLotIsRefused() {
        assertThatThrownBy(() -> JudgementId.of(judged("d-x.3/2", "d-x.4")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> JudgementId.of(judged("nonsense", "nonsense")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(JudgementId.of(judged("d-x.3/2", "d-x.3"))).isEqualTo(new JudgementId(new LotId("d-x", 3), 2));
    }

    @Test
    void whatHasChangedIsKnownByTheSequence() {
        LotResults first = apply(NOTHING, judged(1, Judging.resolution(0, "a")));
        LotResults noted = withFold(first, first.folded(5, first.tally(), first.changes()));
        LotResults second = apply(noted, judged(2, Judging.resolution(1, "b")));
        assertThat(second.changesUpTo(4)).isZero();
        assertThat(second.unit(0).change()).isLessThanOrEqualTo(second.changesUpTo(5));
        assertThat(second.unit(1).change()).isGreaterThan(second.changesUpTo(5));
    }

    @ParameterizedTest
    @FieldSource("SEEDS")
    void anyOrderAndAnyRepeatsComeToTheSame(int seed) {
        Random random = new Random(seed);
        List<LotJudged> judged = new ArrayList<>();
        for (int n = 1; n <= 8; n++) {
            int unit = random.nextInt(4);
            judged.add(judged(
                    n,
                    random.nextBoolean() ? Judging.resolution(unit, "ab".substring(n % 2, n % 2 + 1)) : withdrawn(unit),
                    verdict(
                            unit,
                            1 + random.nextInt(3),
                            random.nextBoolean(),
                            Outcome.values()[random.nextInt(3)],
                            random.nextInt(5) / 4.0)));
        }
        LotResults inOrder = NOTHING;
        for (LotJudged each : judged) {
            inOrder = apply(inOrder, each);
        }
        List<LotJudged> disorder = new ArrayList<>(judged);
        disorder.addAll(judged.subList(0, 1 + random.nextInt(7)));
        Collections.shuffle(disorder, random);
        LotResults shuffled = NOTHING;
        for (LotJudged each : disorder) {
            shuffled = apply(shuffled, each);
        }
        assertThat(shuffled.tally()).isEqualTo(inOrder.tally());
        assertThat(shuffled.verdicts()).isEqualTo(inOrder.verdicts());
        assertThat(shuffled.units())
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("change")
                .isEqualTo(inOrder.units());
    }

    private static LotResults withFold(LotResults results, LotResults.Fold fold) {
        return new LotResults(
                results.id(),
                results.version(),
                results.dataset(),
                results.number(),
                results.judgements(),
                results.units(),
                results.verdicts(),
                results.withdrawing(),
                results.tally(),
                fold,
                null);
    }

    private static LotResults apply(LotResults before, LotJudged judged) {
        return before.with(judged, PRICE, Samples.NOW);
    }

    private static Object withdrawn(int unit) {
        return new Withdrawal(unit, Cause.BAD_MEDIA);
    }

    private static Verdict verdict(int unit, int attempt, boolean counted, Outcome outcome, double share) {
        return new Verdict(unit, attempt, "s-1", "c-1", "w-1", "sub-1", counted, outcome, null, share, 1, null, null);
    }

    private static LotJudged judged(String id, String lot) {
        return new LotJudged(id, lot, new TermsId("p-1", 1), List.of(), List.of(), List.of(), List.of());
    }

    /** A judgement of this number with what is given: verdicts, resolutions, withdrawals. */
    private static LotJudged judged(int n, Object... parts) {
        return new LotJudged(
                "d-x.3/" + n,
                "d-x.3",
                new TermsId("p-1", 1),
                of(Verdict.class, parts),
                of(Resolution.class, parts),
                of(Withdrawal.class, parts),
                List.of());
    }

    private static <T> List<T> of(Class<T> type, Object... parts) {
        return List.of(parts).stream().filter(type::isInstance).map(type::cast).toList();
    }
}
