package dev.terrace.systemtests.flow;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.terrace.tools.client.Pause;
import dev.terrace.tools.faults.DeadLetters;
import dev.terrace.tools.faults.DeadLetters.Letter;
import dev.terrace.tools.faults.Poison;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@code scripts/dlq} does: a record that no consumer can take is shown with its reason and sent back when asked. */
class DeadLettersIT {
    private static final String PARKED = "terrace.labels.dlq";
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final String bootstrap = Terrace.started().place().bootstrap();

    @Test
    void aPoisonRecordIsShownWithItsReasonAndSentBackOnce() {
        try (DeadLetters letters = new DeadLetters(bootstrap)) {
            letters.replay(PARKED);
        }
        Poison.into(bootstrap, 1);

        Letter first = awaited(0);
        assertTrue(first.toString().contains("dead-letter-reason"), first.toString());
        assertTrue(first.toString().endsWith("{\"lot\":"), first.toString());
        try (DeadLetters letters = new DeadLetters(bootstrap)) {
            assertEquals(1, letters.replay(PARKED));
        }

        Letter again = awaited(first.parked().offset() + 1);
        assertEquals(first.parked().key(), again.parked().key());
        assertEquals(
                new String(first.parked().value(), UTF_8),
                new String(again.parked().value(), UTF_8));
    }

    /** The one letter that comes to wait, at this offset or a later one. */
    private Letter awaited(long offset) {
        List<Letter> waiting = new ArrayList<>();
        try (DeadLetters letters = new DeadLetters(bootstrap)) {
            assertTrue(Pause.until(() -> waiting.addAll(letters.waiting()), PATIENCE), "no letter came");
        }
        assertEquals(1, waiting.size(), waiting.toString());
        assertTrue(waiting.getFirst().parked().offset() >= offset, waiting.toString());
        return waiting.getFirst();
    }
}
