package dev.terrace.tools.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class BarTest {
    @Test
    void endsInItsVerdict() {
        assertEquals(
                "flow: 7 123 labels/s (MongoDB 6; itself, 1×); needs at least 6 000 labels/s; holds",
                Bar.atLeast(6_000, "flow", 7_123, "labels/s", "MongoDB 6; itself, 1×")
                        .toString());
        assertEquals(
                "ready: 3.50 s (quiet; none); needs at most 3.00 s; falls short",
                Bar.atMost(3, "ready", 3.5, "s", "quiet; none").toString());
    }
}
