package dev.terrace.tools.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class VotesTest {
    @Test
    void theLeaderWins() {
        assertEquals(1, Votes.of(List.of("a", "a", "b")).chance("a"));
    }

    @Test
    void thoseWhoShareTheLeadShareTheChance() {
        assertEquals(0.5, Votes.of(List.of("a", "b")).chance("b"));
        assertEquals(0, Votes.of(List.of("a", "b")).chance("c"));
    }

    @Test
    void nobodyWinsWithoutVotes() {
        assertEquals(0, Votes.of(List.of()).chance("a"));
    }
}
