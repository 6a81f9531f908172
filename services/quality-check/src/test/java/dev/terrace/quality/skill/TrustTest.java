package dev.terrace.quality.skill;

import static dev.terrace.quality.Sample.named;
import static org.assertj.core.api.Assertions.assertThat;

import dev.terrace.quality.Calibration;
import dev.terrace.quality.Knowledge;
import dev.terrace.quality.Lesson;
import dev.terrace.quality.Lot;
import dev.terrace.quality.Panel;
import dev.terrace.quality.Sample;
import dev.terrace.quality.Skill;
import dev.terrace.quality.Skills;
import dev.terrace.quality.reconcile.Reconciler;
import dev.terrace.shared.event.LotLabelled;
import dev.terrace.shared.event.LotLabelled.Submitted;
import dev.terrace.shared.work.Terms;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A worker whose labels settle units alone once she is trusted, and who then no longer looks at them. */
class TrustTest {
    private static final Terms TERMS = Sample.checked(.05, Sample.classes(1, 3, .9, "a", "b"));
    private static final String HER = "w-her";
    private static final int OTHERS = 12;

    private final Map<String, Skill> skills = new HashMap<>();
    private Random random = new Random(0);
    private BooleanSupplier othersAreRight = () -> random.nextInt(20) > 0;
    private int seed;
    private int unit;

    static IntStream seeds() {
        return IntStream.range(0, 30);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whoLabelsAtRandomLosesHerTrust(int seed) {
        start(seed);
        play(300, this::honest);

        int alone = play(200, random::nextBoolean);
        assertThat(trusted()).as("after 200 random labels, seed %d", seed).isFalse();
        alone += play(400, random::nextBoolean);
        assertThat(alone)
                .as("of 600 random labels resolved alone, seed %d", seed)
                .isLessThan(150);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whoIsTrustedIsStillLookedAt(int seed) {
        start(seed);
        play(300, () -> true);
        assertThat(play(600, () -> true)).as("resolved alone, seed %d", seed).isBetween(500, 590);
    }

    /** When labels still vouched for themselves, the same play saved .947 of the second labels. */
    @Test
    void whoIsHonestSavesAsManyLabelsAsWhenSheVouchedForHerself() {
        double saved = 0;
        for (int seed : seeds().toArray()) {
            start(seed);
            othersAreRight = () -> true;
            saved += play(300, () -> true) / 300.0;
        }
        assertThat(saved / seeds().count()).isGreaterThan(.947 * .9);
    }

    /** She and those who check her err as people do; before the check rate was a test of her own record it was .79 to .81. */
    @ParameterizedTest
    @ValueSource(doubles = {.97, .99})
    void whoErrsNowAndThenStaysTrusted(double right) {
        double saved = 0;
        for (int seed : seeds().toArray()) {
            start(seed);
            play(300, () -> random.nextDouble() < right);
            saved += play(600, () -> random.nextDouble() < right) / 600.0;
        }
        assertThat(saved / seeds().count()).isGreaterThan(.917);
    }

    private void start(int seed) {
        this.seed = seed;
        this.unit = 0;
        random = new Random(seed);
        skills.clear();
    }

    private boolean honest() {
        return random.nextDouble() < .97;
    }

    private boolean trusted() {
        Skill skill = skills.getOrDefault(HER, Skill.UNKNOWN);
        return skill.accuracy(2) >= TERMS.quality().confidence() && skill.checkRate() < .5;
    }

    /** @return of so many units how many her label alone resolved; the others are asked where it does not */
    private int play(int units, BooleanSupplier right) {
        int alone = 0;
        for (int i = 0; i < units; i++) {
            Lot lot = Lot.empty("d-play" + seed + "." + unit / 50, TERMS.id());
            int n = unit++ % 50;
            int wanted = 1;
            for (int attempt = 1; attempt <= wanted; attempt++) {
                boolean isRight = attempt == 1 ? right.getAsBoolean() : othersAreRight.getAsBoolean();
                String worker = attempt == 1 ? HER : "w" + (unit * 3 + attempt) % OTHERS;
                Submitted label = new Submitted(
                        n,
                        attempt,
                        "s",
                        "c",
                        worker,
                        "sub",
                        named(isRight ? "a" : "b"),
                        true,
                        wanted,
                        3,
                        6,
                        Sample.NOW);
                lot = judged(lot, label);
                Panel panel = lot.panel(n).orElseThrow();
                wanted = panel.state() instanceof Panel.Open ? panel.overlap().wanted() : attempt;
                alone += attempt == 1 && panel.state() instanceof Panel.Resolved ? 1 : 0;
            }
        }
        return alone;
    }

    private Lot judged(Lot lot, Submitted label) {
        Lot joined = lot.join(new LotLabelled(lot.id(), TERMS.id(), List.of(label)), Duration.ofHours(72), Sample.NOW);
        Knowledge known = new Knowledge(new Skills(skills), Calibration.NONE);
        Lot judged =
                Reconciler.judge(joined, Sample.brief(TERMS), known, Sample.NOW).state();
        if (judged.judgements() > lot.judgements()) {
            Learning.of(judged, judged.judgements()).forEach((who, learnt) -> {
                for (Lesson lesson : learnt.lessons()) {
                    skills.put(who, skills.getOrDefault(who, Skill.UNKNOWN).learn(lesson));
                }
            });
        }
        return judged;
    }
}
