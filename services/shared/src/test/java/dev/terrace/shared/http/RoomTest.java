package dev.terrace.shared.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RoomTest {
    private final Room room = new Room(80);

    @Test
    void leavesRoomForOthersHoweverManyOneCallerSends() {
        assertThat(entered("slow", 1_000)).isBetween(40, 50);
        assertThat(entered("other", 10)).isEqualTo(10);
    }

    @Test
    void leavesRoomForWhoHasNothingUnderWay() {
        for (int caller = 0; caller < 5; caller++) {
            entered("slow-" + caller, 1_000);
        }
        int all = IntStream.range(0, 5).map(n -> entered("late-" + n, 1)).sum();
        assertThat(all).isEqualTo(5);
    }

    @Test
    void letsInAgainWhoHasLeft() {
        int in = entered("one", 1_000);
        assertThat(room.enter("one")).isFalse();
        IntStream.range(0, in).forEach(_ -> room.leave("one"));
        assertThat(entered("one", 1_000)).isEqualTo(in);
    }

    private int entered(String caller, int tries) {
        return (int) IntStream.range(0, tries).filter(_ -> room.enter(caller)).count();
    }
}
