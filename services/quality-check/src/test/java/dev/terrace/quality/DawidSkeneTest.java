package dev.terrace.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.terrace.quality.Recorded.Answer;
import dev.terrace.shared.work.classes.ClassLabel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DawidSkeneTest {

    /** So many items of a fair class each, labelled by workers drawn by chance who are right this often. */
    private static DawidSkene.Labels drawn(int items, int each, int classes, double[] right, Random random) {
        int[] starts = new int[items + 1];
        int[] worker = new int[items * each];
        int[] label = new int[items * each];
        for (int item = 0; item < items; item++) {
            int truth = item % classes;
            for (int i = item * each; i < (item + 1) * each; i++) {
                worker[i] = random.nextInt(right.length);
                boolean isRight = random.nextDouble() < right[worker[i]];
                label[i] = isRight ? truth : (truth + 1 + random.nextInt(classes - 1)) % classes;
            }
            starts[item + 1] = (item + 1) * each;
        }
        return new DawidSkene.Labels(starts, worker, label);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 7})
    void noIterationMakesItLessLikely(int classes) {
        for (int seed = 0; seed < 20; seed++) {
            Random random = new Random(seed);
            double[] right = random.doubles(8, .3, .95).toArray();
            DawidSkene estimate = DawidSkene.of(drawn(60, 4, classes, right, random), right.length, classes);
            double before = estimate.objective();
            for (int more = 0; more < 5; more++) {
                estimate.iterate();
                assertThat(estimate.objective()).as("seed %d", seed).isGreaterThanOrEqualTo(before - 1e-9);
                before = estimate.objective();
            }
        }
    }

    @Test
    void whoIsAlwaysWrongIsAsGoodAsWhoIsAlwaysRight() {
        double[] right = {.95, .95, .95, .05};
        DawidSkene.Labels labels = drawn(400, 5, 2, right, new Random(3));
        DawidSkene estimate = DawidSkene.of(labels, right.length, 2);
        int found = 0;
        for (int item = 0; item < 400; item++) {
            found += estimate.posterior(item, item % 2) > .5 ? 1 : 0;
        }
        assertThat(found).isGreaterThan(390);
    }

    @Test
    void manyLabelsOfOneItemDoNotUnderflow() {
        double[] right = {.6, .7, .8};
        for (int classes : new int[] {2, 4}) {
            DawidSkene estimate = DawidSkene.of(drawn(3, 5_000, classes, right, new Random(1)), right.length, classes);
            for (int item = 0; item < 3; item++) {
                assertThat(estimate.posterior(item, item % classes)).isCloseTo(1, within(1e-9));
            }
            assertThat(estimate.objective()).isFinite();
        }
    }

    @ParameterizedTest
    @CsvSource({"rte, .9225", "sp_amt, .944", "weather_cf, .875", "music, .768"})
    void recordedCrowds(String set, double accuracy) {
        Recorded<ClassLabel> recorded = Recorded.classes(set);
        List<String> tasks = new ArrayList<>(recorded.tasks().keySet());
        double forwards = accuracy(recorded, tasks);
        assertThat(forwards).isGreaterThanOrEqualTo(accuracy);
        assertThat(accuracy(recorded, tasks.reversed())).isEqualTo(forwards);
    }

    private static double accuracy(Recorded<ClassLabel> recorded, List<String> tasks) {
        TreeSet<String> names = new TreeSet<>();
        recorded.tasks()
                .values()
                .forEach(all -> all.forEach(a -> names.add(a.label().name())));
        List<String> classes = List.copyOf(names);
        Map<String, Integer> workers = new HashMap<>();
        int[] starts = new int[tasks.size() + 1];
        List<Integer> worker = new ArrayList<>();
        List<Integer> label = new ArrayList<>();
        for (int item = 0; item < tasks.size(); item++) {
            for (Answer<ClassLabel> answer : recorded.tasks().get(tasks.get(item))) {
                worker.add(workers.computeIfAbsent(answer.worker(), _ -> workers.size()));
                label.add(classes.indexOf(answer.label().name()));
            }
            starts[item + 1] = worker.size();
        }
        DawidSkene.Labels labels = new DawidSkene.Labels(starts, ints(worker), ints(label));
        DawidSkene estimate = DawidSkene.of(labels, workers.size(), classes.size());
        double right = 0;
        for (int item = 0; item < tasks.size(); item++) {
            ClassLabel truth = recorded.truth().get(tasks.get(item));
            if (truth != null) {
                int real = classes.indexOf(truth.name());
                boolean best = real >= 0;
                for (int k = 0; k < classes.size() && best; k++) {
                    best = k == real || estimate.posterior(item, k) < estimate.posterior(item, real);
                }
                right += best ? 1 : 0;
            }
        }
        return right / recorded.truth().size();
    }

    private static int[] ints(List<Integer> list) {
        return list.stream().mapToInt(i -> i).toArray();
    }
}
