package dev.terrace.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrace.dispatch.ReadyQueue.Rest;
import dev.terrace.dispatch.ReadyQueue.Walk;
import dev.terrace.shared.property.Seeded;
import dev.terrace.shared.property.Seeds;
import dev.terrace.shared.work.Directive;
import dev.terrace.shared.work.TermsId;
import dev.terrace.shared.work.WorkType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Shares by weight, whatever the clients ask for. */
class SharesTest {
    private static final int UNITS = 10_000;
    private static final int LOT = 10;

    private final Map<String, Integer> next = new HashMap<>();

    /** Any clients, projects and weights: over so many units each gets its share to 5 % of all, and nobody waits for long. */
    @Seeded
    void convergesAndLetsNobodyWait(long seed) {
        Seeds.cases(seed, 20).forEach(this::converges);
    }

    private void converges(Random random) {
        ReadyQueue queue = new ReadyQueue(100, 1_000_000);
        Map<String, Integer> weights = new HashMap<>();
        for (int c = 0; c < 2 + random.nextInt(4); c++) {
            String client = "c-" + c;
            weights.put(client, 1 + random.nextInt(9));
            for (int p = 0; p <= random.nextInt(3); p++) {
                fill(queue, client, client + "-p" + p, UNITS / LOT);
            }
            queue.rank(new Standing(client, 0, 5, Objects.requireNonNull(weights.get(client))));
        }
        double all = weights.values().stream().mapToInt(w -> w).sum();
        Map<String, Integer> had = new HashMap<>();
        Map<String, Integer> since = new HashMap<>();
        for (int turn = 0; turn < UNITS / LOT; turn++) {
            String client = serve(queue).substring(0, 3);
            had.merge(client, LOT, Integer::sum);
            int waited = turn - Objects.requireNonNullElse(since.put(client, turn), 0);
            assertThat(waited).as("turns between two of %s", client).isLessThanOrEqualTo((int) (2 * all) + 2);
        }
        weights.forEach((client, weight) -> assertThat(had.getOrDefault(client, 0) / (double) UNITS)
                .as("%s of %s", client, weights)
                .isBetween(weight / all - 0.05, weight / all + 0.05));
    }

    /** Priority, weight and deadline that a client chooses order its own projects alone. */
    @Test
    void letsNoClientPushAheadOfAnother() {
        ReadyQueue queue = new ReadyQueue(100, 1_000_000);
        fill(queue, "c-1", "p-loud", 400);
        fill(queue, "c-2", "p-quiet", 400);
        queue.direct("p-loud", new Directive(9, 100, Instant.EPOCH, false));

        Map<String, Integer> had = new HashMap<>();
        for (int i = 0; i < 400; i++) {
            had.merge(serve(queue), 1, Integer::sum);
        }

        assertThat(had).containsEntry("p-loud", 200).containsEntry("p-quiet", 200);
    }

    /** Who returns after having had nothing to do gets no more than its share from then on. */
    @Test
    void paysNobodyForTheTimeWithoutWork() {
        ReadyQueue queue = new ReadyQueue(100, 1_000_000);
        fill(queue, "c-1", "p-steady", 1_000);
        fill(queue, "c-2", "p-back", 1);
        for (int i = 0; i < 500; i++) {
            serve(queue);
        }
        fill(queue, "c-2", "p-back", 400);

        List<String> served = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            served.add(serve(queue));
        }

        assertThat(served).filteredOn("p-steady"::equals).hasSizeBetween(48, 52);
    }

    @Test
    void servesTheOperatorsHigherClassFirstAndNoPausedProject() {
        ReadyQueue queue = new ReadyQueue(100, 1_000_000);
        fill(queue, "c-1", "p-low", 3);
        fill(queue, "c-2", "p-high", 3);
        fill(queue, "c-3", "p-paused", 3);
        queue.rank(new Standing("c-2", 0, 9, 1));
        queue.rank(new Standing("c-3", 0, 9, 1));
        queue.direct("p-paused", new Directive(9, 1, null, true));

        List<String> served = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            served.add(serve(queue));
        }

        assertThat(served).containsExactly("p-high", "p-high", "p-high", "p-low", "p-low", "p-low");
        try (Walk walk = queue.walk("s-1", "s-1", _ -> true)) {
            assertThat(walk.next(false)).isNull();
        }
        queue.direct("p-paused", new Directive(9, 1, null, false));
        assertThat(serve(queue)).isEqualTo("p-paused");
    }

    private void fill(ReadyQueue queue, String client, String project, int lots) {
        Origin origin = new Origin(client, new TermsId(project, 1), WorkType.CLASSES);
        for (int i = 0; i < lots; i++) {
            int number = next.merge(project, 1, Integer::sum);
            queue.offer(project + "." + number, origin, 0, false);
        }
    }

    /** Gives the next lot away, all of it. @return whose it was */
    private static String serve(ReadyQueue queue) {
        try (Walk walk = queue.walk("s-1", "s-1", _ -> true)) {
            String lot = Objects.requireNonNull(walk.next(false));
            walk.report(Samples.lot(lot, Samples.terms("any", false), 0, 1, 1), LOT, Rest.NOTHING);
            return lot.substring(0, lot.lastIndexOf('.'));
        }
    }
}
