package dev.terrace.quality.reconcile;

import static dev.terrace.quality.Sample.event;
import static dev.terrace.quality.Sample.label;
import static dev.terrace.quality.Sample.named;
import static org.assertj.core.api.Assertions.assertThat;

import dev.terrace.quality.Judgement;
import dev.terrace.quality.Knowledge;
import dev.terrace.quality.Lot;
import dev.terrace.quality.Panel;
import dev.terrace.quality.PanelLabel;
import dev.terrace.quality.Sample;
import dev.terrace.shared.event.LotLabelled;
import dev.terrace.shared.work.Terms;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Events come 1–5 times and in any order; what becomes of the units is the same. */
class DisorderTest {
    private static final int UNITS = 6;
    private static final int MAX = 5;
    private static final Terms TERMS = Sample.classes(2, MAX, .9, "a", "b", "c");
    private static final Knowledge KNOWN =
            new Knowledge(Sample.skills(.7, .9, .8, .6, .75), Knowledge.NONE.calibration());

    /** What became of a unit, whichever judgement found it. */
    private record Fate(Class<?> state, Object resolution, List<String> verdicts, int wanted) {
        static Fate of(Lot lot, Panel panel) {
            Object resolution = panel.state() instanceof Panel.Resolved r ? List.of(r.label(), r.confidence()) : "none";
            return new Fate(
                    panel.state().getClass(),
                    resolution,
                    Sample.verdicts(lot, panel.unit()).stream()
                            .map(String::valueOf)
                            .toList(),
                    panel.overlap().wanted());
        }
    }

    static LongStream seeds() {
        return LongStream.range(0, Integer.getInteger("terrace.seeds", 200));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void disorderChangesNothing(long seed) {
        Random random = new Random(seed);
        long labels = random.nextLong();
        int times = 1 + random.nextInt(5);
        assertThat(run(labels, random, times)).as("seed %d", seed).isEqualTo(run(labels, null, 1));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyLabelIsJudgedOnceAndEveryUnitSettledOnce(long seed) {
        Random random = new Random(seed);
        List<Judgement> judgements = new ArrayList<>();
        run(random.nextLong(), random, 3, judgements);

        Set<String> verdicts = new HashSet<>();
        Set<Integer> settled = new HashSet<>();
        for (Judgement judgement : judgements) {
            judgement
                    .verdicts()
                    .forEach(v -> assertThat(verdicts.add(v.unit() + "#" + v.attempt()))
                            .isTrue());
            judgement
                    .resolutions()
                    .forEach(r -> assertThat(settled.add(r.unit())).isTrue());
        }
    }

    private static Map<Integer, Fate> run(long labels, Random disorder, int times) {
        return run(labels, disorder, times, new ArrayList<>());
    }

    /** Plays a dispatch that hands a unit out as often as it is asked to, and a broker that repeats and reorders. */
    private static Map<Integer, Fate> run(long labels, Random disorder, int times, List<Judgement> judgements) {
        Map<Integer, Integer> given = new HashMap<>();
        List<LotLabelled> waiting = new ArrayList<>();
        List<LotLabelled> delivered = new ArrayList<>();
        Lot lot = Lot.empty(Sample.LOT, TERMS.id());
        for (int unit = 0; unit < UNITS; unit++) {
            handOut(unit, 2, labels, given, waiting);
        }
        while (!waiting.isEmpty()) {
            LotLabelled next = waiting.remove(disorder == null ? 0 : disorder.nextInt(waiting.size()));
            delivered.add(next);
            List<LotLabelled> now = new ArrayList<>(List.of(next));
            for (int again = 1; again < times; again++) {
                now.add(delivered.get(disorder == null ? 0 : disorder.nextInt(delivered.size())));
            }
            for (LotLabelled each : now) {
                var outcome = Sample.judge(Sample.join(lot, each), TERMS, KNOWN);
                lot = outcome.state();
                Optional<Judgement> judged = outcome.answer().map(Reconciler.Judged::judgement);
                judged.ifPresent(judgements::add);
                judged.ifPresent(j -> j.wants().forEach(w -> handOut(w.unit(), w.labels(), labels, given, waiting)));
            }
        }
        Map<Integer, Fate> fates = new TreeMap<>();
        for (Panel panel : lot.panels()) {
            fates.put(panel.unit(), Fate.of(lot, panel));
            assertThat(panel.labels().stream().map(PanelLabel::attempt)).isSorted();
        }
        return fates;
    }

    private static void handOut(
            int unit, int wanted, long seed, Map<Integer, Integer> given, List<LotLabelled> waiting) {
        for (int attempt = given.getOrDefault(unit, 0) + 1; attempt <= wanted; attempt++) {
            String answer =
                    List.of("a", "a", "a", "b", "c").get(new Random(seed * 31 + unit * 7L + attempt).nextInt(5));
            waiting.add(event(TERMS, label(unit, attempt, named(answer), wanted, MAX)));
            given.put(unit, attempt);
        }
    }
}
