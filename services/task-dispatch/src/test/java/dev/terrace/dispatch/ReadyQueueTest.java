package dev.terrace.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrace.dispatch.ReadyQueue.Walk;
import dev.terrace.shared.work.WorkType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReadyQueueTest {
    private final ReadyQueue queue = new ReadyQueue(100);

    @Test
    void showsLotsByPriorityThenByAge() {
        offer("low.0", rank("low", 1, 1));
        offer("high.0", rank("high", 9, 1));
        offer("high.1", rank("high", 9, 1));

        assertThat(seen("s-1")).containsExactly("high.0", "high.1", "low.0");
    }

    @Test
    void showsStartedLotsBeforeFreshOnes() {
        offer("a.0", rank("a", 5, 1));
        queue.offer("a.1", rank("a", 5, 1), 0, true);

        assertThat(seen("s-1")).containsExactly("a.1", "a.0");
    }

    @Test
    void doesNotShowAgainWhatHadNothingUntilItIsOpenedAgain() {
        offer("a.0", rank("a", 5, 1));
        assertThat(visit("s-1", 0, false)).isEqualTo("a.0");

        assertThat(seen("s-1")).isEmpty();
        assertThat(seen("s-2")).containsExactly("a.0");

        queue.offer("a.0", rank("a", 5, 1), 1, true);
        assertThat(seen("s-1")).containsExactly("a.0");
    }

    @Test
    void showsAgainWhatHasMoreAndDropsWhatIsTaken() {
        offer("a.0", rank("a", 5, 1));
        assertThat(visit("s-1", 10, true)).isEqualTo("a.0");
        assertThat(seen("s-1")).containsExactly("a.0");

        try (Walk walk = queue.walk("s-2", "s-2", _ -> true)) {
            walk.next(false).orElseThrow();
            walk.report(lot("a.0", 0), 5, false);
        }
        assertThat(queue.lots()).isZero();
    }

    @Test
    void keepsALotThatWasOpenedAgainWhileItWasBeingEmptied() {
        offer("a.0", rank("a", 5, 1));
        try (Walk walk = queue.walk("s-1", "s-1", _ -> true)) {
            walk.next(false).orElseThrow();
            queue.offer("a.0", rank("a", 5, 1), 1, true);
            walk.report(lot("a.0", 0), 5, false);
        }
        assertThat(seen("s-2")).containsExactly("a.0");
    }

    @Test
    void leavesToOthersWhatOneIsLookingAt() {
        offer("a.0", rank("a", 5, 1));
        try (Walk first = queue.walk("s-1", "s-1", _ -> true);
                Walk second = queue.walk("s-2", "s-2", _ -> true)) {
            assertThat(first.next(false)).contains("a.0");
            assertThat(second.next(false)).isEmpty();
            assertThat(second.next(true)).contains("a.0");
        }
        assertThat(seen("s-3")).containsExactly("a.0");
    }

    @Test
    void skipsNothingWhenALotIsMovedOnWhileItIsLookedAt() {
        offer("a.0", rank("a", 5, 1));
        try (Walk first = queue.walk("s-1", "s-1", _ -> true);
                Walk second = queue.walk("s-2", "s-2", _ -> true)) {
            first.next(false).orElseThrow();
            second.next(true).orElseThrow();
            queue.offer("a.1", rank("a", 5, 1), 0, true);
            second.report(lot("a.0", 5), 5, true);
            first.report(lot("a.0", 5), 0, false);
        }
        assertThat(seen("s-1")).contains("a.1");
    }

    @Test
    void letsASiteWithMoreWorkersLookAgain() {
        offer("a.0", rank("a", 5, 1));
        visit("s-1", 0, false);
        queue.forget("s-1");

        assertThat(seen("s-1")).containsExactly("a.0");
    }

    @Test
    void sharesAmongProjectsOfEqualPriorityByWeight() {
        for (int i = 0; i < 1_000; i++) {
            offer("big." + i, rank("big", 5, 1));
        }
        for (int i = 0; i < 1_000; i++) {
            offer("small." + i, rank("small", 5, 3));
        }
        Map<String, Integer> had = new HashMap<>();
        for (int i = 0; i < 400; i++) {
            String lot = visit("s-1", 50, false);
            had.merge(lot.substring(0, lot.indexOf('.')), 1, Integer::sum);
        }
        assertThat(had).containsEntry("big", 100).containsEntry("small", 300);
    }

    @Test
    void startsANewProjectLevelWithTheOthers() {
        for (int i = 0; i < 100; i++) {
            offer("old." + i, rank("old", 5, 1));
        }
        for (int i = 0; i < 50; i++) {
            visit("s-1", 50, false);
        }
        for (int i = 0; i < 100; i++) {
            offer("new." + i, rank("new", 5, 1));
        }
        List<String> next = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            next.add(visit("s-1", 50, false));
        }
        assertThat(next).filteredOn(lot -> lot.startsWith("old")).hasSize(2);
    }

    /** However many lots are open or have nothing for the site, a lease looks at as few of them. */
    @Test
    void costsTheSameHoweverMuchIsOpen() {
        assertThat(looksPerLease(200)).isEqualTo(looksPerLease(20_000)).isLessThanOrEqualTo(2);
    }

    private double looksPerLease(int lots) {
        ReadyQueue large = new ReadyQueue(100);
        for (int i = 0; i < lots; i++) {
            large.offer("a." + i, rank("a", 5, 1), 0, true);
        }
        try (Walk passing = large.walk("s-1", "s-1", _ -> true)) {
            for (int i = 0; i < lots - 100; i++) {
                passing.report(lot(passing.next(false).orElseThrow(), 50), 0, false);
            }
        }
        int looks = 0;
        for (int i = 0; i < 100; i++) {
            try (Walk walk = large.walk("s-1", "s-1", _ -> true)) {
                walk.report(lot(walk.next(false).orElseThrow(), 50), 50, false);
                looks++;
            }
        }
        return looks / 100.0;
    }

    private String visit(String site, int taken, boolean more) {
        try (Walk walk = queue.walk(site, site, _ -> true)) {
            String lot = walk.next(false).orElseThrow();
            walk.report(lot(lot, 50), taken, more);
            return lot;
        }
    }

    private List<String> seen(String site) {
        List<String> seen = new ArrayList<>();
        try (Walk walk = queue.walk(site, site, _ -> true)) {
            walk.next(false).ifPresent(seen::add);
            for (var next = walk.next(false); next.isPresent(); next = walk.next(false)) {
                seen.add(next.get());
            }
        }
        return seen;
    }

    private void offer(String lot, Rank rank) {
        queue.offer(lot, rank, 0, false);
    }

    private static Rank rank(String project, int priority, int weight) {
        return new Rank(project, WorkType.CLASSES, priority, null, weight);
    }

    /** As a seeker saw it, with so many open slots. */
    private static Lot lot(String id, int open) {
        return Samples.lot(id, Samples.terms("any", false), open, 1, 1);
    }
}
