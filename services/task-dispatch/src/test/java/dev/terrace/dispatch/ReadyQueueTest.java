package dev.terrace.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrace.dispatch.ReadyQueue.End;
import dev.terrace.dispatch.ReadyQueue.Rest;
import dev.terrace.dispatch.ReadyQueue.Walk;
import dev.terrace.shared.work.Directive;
import dev.terrace.shared.work.TermsId;
import dev.terrace.shared.work.WorkType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ReadyQueueTest {
    private final ReadyQueue queue = new ReadyQueue(100, 100_000);

    @Test
    void showsLotsByPriorityThenByAge() {
        offer("low.0", origin("low"));
        offer("high.0", origin("high"));
        offer("high.1", origin("high"));
        direct("low", 1, 1);
        direct("high", 9, 1);

        assertThat(seen("s-1")).containsExactly("high.0", "high.1", "low.0");
    }

    @Test
    void showsStartedLotsBeforeFreshOnes() {
        offer("a.0", origin("a"));
        queue.offer("a.1", origin("a"), 0, true);

        assertThat(seen("s-1")).containsExactly("a.1", "a.0");
    }

    @Test
    void doesNotShowAgainWhatHadNothingUntilItIsOpenedAgain() {
        offer("a.0", origin("a"));
        assertThat(visit("s-1", 0, false)).isEqualTo("a.0");

        assertThat(seen("s-1")).isEmpty();
        assertThat(seen("s-2")).containsExactly("a.0");

        queue.offer("a.0", origin("a"), 1, true);
        assertThat(seen("s-1")).containsExactly("a.0");
    }

    @Test
    void showsAgainWhatHasMoreAndDropsWhatIsTaken() {
        offer("a.0", origin("a"));
        assertThat(visit("s-1", 10, true)).isEqualTo("a.0");
        assertThat(seen("s-1")).containsExactly("a.0");

        try (Walk walk = queue.walk("s-2", "s-2", _ -> true)) {
            next(walk);
            walk.report(lot("a.0", 0), 5, Rest.NOTHING);
        }
        assertThat(queue.lots()).isZero();
    }

    @Test
    void keepsALotThatWasOpenedAgainWhileItWasBeingEmptied() {
        offer("a.0", origin("a"));
        try (Walk walk = queue.walk("s-1", "s-1", _ -> true)) {
            next(walk);
            queue.offer("a.0", origin("a"), 1, true);
            walk.report(lot("a.0", 0), 5, Rest.NOTHING);
        }
        assertThat(seen("s-2")).containsExactly("a.0");
    }

    @Test
    void leavesToOthersWhatOneIsLookingAt() {
        offer("a.0", origin("a"));
        try (Walk first = queue.walk("s-1", "s-1", _ -> true);
                Walk second = queue.walk("s-2", "s-2", _ -> true)) {
            assertThat(first.next(false)).isEqualTo("a.0");
            assertThat(second.next(false)).isNull();
            assertThat(second.next(true)).isEqualTo("a.0");
        }
        assertThat(seen("s-3")).containsExactly("a.0");
    }

    @Test
    void skipsNothingWhenALotIsMovedOnWhileItIsLookedAt() {
        offer("a.0", origin("a"));
        try (Walk first = queue.walk("s-1", "s-1", _ -> true);
                Walk second = queue.walk("s-2", "s-2", _ -> true)) {
            next(first);
            Objects.requireNonNull(second.next(true));
            queue.offer("a.1", origin("a"), 0, true);
            second.report(lot("a.0", 5), 5, Rest.MORE);
            first.report(lot("a.0", 5), 0, Rest.NOTHING);
        }
        assertThat(seen("s-1")).contains("a.1");
    }

    @Test
    void letsASiteToWhichMoreHaveComeLookAgain() {
        offer("a.0", origin("a"));
        try (Walk walk = queue.walk("s-1", "s-1", _ -> true)) {
            walk.report(lot(next(walk), 50), 0, Rest.FOR_OTHERS);
            assertThat(walk.end()).isEqualTo(End.FOR_OTHERS);
        }
        assertThat(seen("s-1")).isEmpty();
        queue.moreCame("s-1");

        assertThat(seen("s-1")).containsExactly("a.0");
    }

    @Test
    void sharesAmongProjectsOfEqualPriorityByWeight() {
        for (int i = 0; i < 1_000; i++) {
            offer("big." + i, origin("big"));
        }
        for (int i = 0; i < 1_000; i++) {
            offer("small." + i, origin("small"));
        }
        direct("small", 5, 3);
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
            offer("old." + i, origin("old"));
        }
        for (int i = 0; i < 50; i++) {
            visit("s-1", 50, false);
        }
        for (int i = 0; i < 100; i++) {
            offer("new." + i, origin("new"));
        }
        List<String> next = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            next.add(visit("s-1", 50, false));
        }
        assertThat(next).filteredOn(lot -> lot.startsWith("old")).hasSizeBetween(4, 6);
    }

    /** However many lots are open or have nothing for the site, a lease looks at as few of them. */
    @Test
    void costsTheSameHoweverMuchIsOpen() {
        assertThat(looksPerLease(200)).isEqualTo(looksPerLease(20_000)).isLessThanOrEqualTo(2);
    }

    private double looksPerLease(int lots) {
        ReadyQueue large = new ReadyQueue(100, 100_000);
        for (int i = 0; i < lots; i++) {
            large.offer("a." + i, origin("a"), 0, true);
        }
        try (Walk passing = large.walk("s-1", "s-1", _ -> true)) {
            for (int i = 0; i < lots - 100; i++) {
                passing.report(lot(next(passing), 50), 0, Rest.NOTHING);
            }
        }
        int looks = 0;
        for (int i = 0; i < 100; i++) {
            try (Walk walk = large.walk("s-1", "s-1", _ -> true)) {
                walk.report(lot(next(walk), 50), 50, Rest.NOTHING);
                looks++;
            }
        }
        return looks / 100.0;
    }

    private String visit(String site, int taken, boolean more) {
        try (Walk walk = queue.walk(site, site, _ -> true)) {
            String lot = next(walk);
            walk.report(lot(lot, 50), taken, more ? Rest.MORE : Rest.NOTHING);
            return lot;
        }
    }

    private List<String> seen(String site) {
        List<String> seen = new ArrayList<>();
        try (Walk walk = queue.walk(site, site, _ -> true)) {
            for (var next = walk.next(false); next != null; next = walk.next(false)) {
                seen.add(next);
            }
        }
        return seen;
    }

    private static String next(Walk walk) {
        return Objects.requireNonNull(walk.next(false));
    }

    private void offer(String lot, Origin origin) {
        queue.offer(lot, origin, 0, false);
    }

    private void direct(String project, int priority, int weight) {
        queue.direct(project, new Directive(priority, weight, null, false));
    }

    private static Origin origin(String project) {
        return new Origin("c-1", new TermsId(project, 1), WorkType.CLASSES);
    }

    /** As a seeker saw it, with so many open slots. */
    private static Lot lot(String id, int open) {
        return Samples.lot(id, Samples.terms("any", false), open, 1, 1);
    }
}
