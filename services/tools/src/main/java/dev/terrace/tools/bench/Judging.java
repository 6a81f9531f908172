package dev.terrace.tools.bench;

import dev.terrace.quality.DawidSkene;
import dev.terrace.quality.Judge;
import dev.terrace.quality.PanelLabel;
import dev.terrace.quality.Skills;
import dev.terrace.shared.work.Task;
import dev.terrace.tools.console.Console;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleSupplier;

/**
 * How fast labels are judged, on one core and in this process: from labels in the form in which they are kept to the resolution.
 * Times are CPU time of the one thread, so that what else the machine does counts little.
 */
public final class Judging {
    private static final int WARM_UPS = 5;
    private static final int WORKERS = 2_000;
    private static final int LABELS_AN_ITEM = 5;
    private static final int SOME_LABELS = 1_000_000;
    private static final int MANY_LABELS = 10_000_000;
    private static final double RIGHT = 0.75;

    private final Console console;
    private final int rounds;

    public Judging(Console console, int rounds) {
        this.console = console;
        this.rounds = rounds;
    }

    public List<Bar> bars() {
        return List.of(
                consensus(0.5, "consensus of 1 448 images × 7 workers of boxes", Panels.boxes(1_448, 7)),
                consensus(0.3, "consensus of 1 000 faces of 98 points × 5 workers", Panels.faces("face-98", 1_000, 5)),
                consensus(1, "consensus of 1 000 scenes of 20 cuboids × 3 workers", Panels.scenes(1_000, 20, 3)),
                estimate(80, 2),
                estimate(8, 10),
                memory());
    }

    private Bar consensus(double needs, String what, Panels panels) {
        Judge<?> judge = Judge.of(panels.work());
        double[] seconds = measured(what, () -> {
            long began = cpuNanos();
            int resolved = 0;
            for (List<PanelLabel> panel : panels.panels()) {
                Task task = new Task(panels.task().content(), panels.task().part());
                resolved += judge.propose(task, panel, Skills.UNKNOWN).isTied() ? 0 : 1;
            }
            double spent = (cpuNanos() - began) / 1e9;
            if (2 * resolved < panels.panels().size()) {
                throw new IllegalStateException("most panels came to nothing: " + what);
            }
            return spent;
        });
        return Bar.atMost(needs, what, median(seconds), "s of a core", spread(seconds));
    }

    private Bar estimate(double needs, int classes) {
        DawidSkene.Labels labels = labels(SOME_LABELS, classes);
        String what = "Dawid–Skene, %d classes".formatted(classes);
        double[] millions = measured(what, () -> {
            long began = cpuNanos();
            DawidSkene estimate = DawidSkene.of(labels, WORKERS, classes);
            return (double) SOME_LABELS * estimate.iterations() / ((cpuNanos() - began) / 1e3);
        });
        String how = "1 000 000 labels, 5 an item, until it converges; " + spread(millions);
        return Bar.atLeast(needs, what, median(millions), "million label-iterations/s of a core", how);
    }

    /** Everything that is allocated, whether it is still needed or not. */
    private Bar memory() {
        long before = allocated();
        DawidSkene.Labels labels = labels(MANY_LABELS, 2);
        long began = cpuNanos();
        DawidSkene estimate = DawidSkene.of(labels, WORKERS, 2);
        double seconds = (cpuNanos() - began) / 1e9;
        return Bar.atMost(
                1_000,
                "Dawid–Skene of ten million labels, 2 classes",
                (allocated() - before) / 1e6,
                "MB",
                "labels and estimate; %.2f s of a core, %d iterations".formatted(seconds, estimate.iterations()));
    }

    /** So many labels of workers drawn by chance, most of whom are right most of the time. */
    private static DawidSkene.Labels labels(int count, int classes) {
        Random random = new Random(classes);
        int items = count / LABELS_AN_ITEM;
        int[] starts = new int[items + 1];
        int[] worker = new int[count];
        int[] label = new int[count];
        for (int item = 0; item < items; item++) {
            int truth = random.nextInt(classes);
            for (int n = item * LABELS_AN_ITEM; n < (item + 1) * LABELS_AN_ITEM; n++) {
                worker[n] = random.nextInt(WORKERS);
                label[n] = random.nextDouble() < RIGHT ? truth : random.nextInt(classes);
            }
            starts[item + 1] = (item + 1) * LABELS_AN_ITEM;
        }
        return new DawidSkene.Labels(starts, worker, label);
    }

    /** Sorted. */
    private double[] measured(String what, DoubleSupplier round) {
        double[] all = new double[WARM_UPS + rounds];
        Arrays.setAll(all, n -> round.getAsDouble());
        all = Arrays.copyOfRange(all, WARM_UPS, all.length);
        console.say(
                "  %s: %s",
                what,
                Arrays.toString(Arrays.stream(all)
                        .map(v -> Math.round(v * 1000) / 1000.0)
                        .toArray()));
        Arrays.sort(all);
        return all;
    }

    private static double median(double[] sorted) {
        return sorted[sorted.length / 2];
    }

    private static String spread(double[] sorted) {
        return "%.2f–%.2f in %d rounds".formatted(sorted[0], sorted[sorted.length - 1], sorted.length);
    }

    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static long allocated() {
        return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }
}
