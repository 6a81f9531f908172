package dev.terrace.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DaemonTest {
    private static final Duration BOUND = Duration.ofSeconds(90);

    @TempDir
    Path home;

    private Daemon daemon() {
        return new Daemon("part", home);
    }

    @AfterEach
    void end() {
        daemon().kill();
    }

    @Test
    void aProcessIsKnownAgainAndAnotherOfItsNumberIsNot() throws IOException {
        Process process = daemon().start(new ProcessBuilder("sleep", "60"));
        assertTrue(daemon().runs());

        Path pidFile = home.resolve("run/part.pid");
        String mark = Files.readString(pidFile).strip();
        assertEquals(process.pid() + " " + StartMark.of(process.toHandle()), mark);
        Files.writeString(pidFile, mark + "1");
        assertFalse(daemon().runs());
        Files.writeString(pidFile, mark);
    }

    /** The mark has no part that a step of the clock moves: the start that Java tells is computed from the time of day. */
    @Test
    void aProcessIsKnownWhateverTheClockSays() throws IOException {
        Process process = daemon().start(new ProcessBuilder("sleep", "60"));
        String mark = StartMark.of(process.toHandle());
        if (Files.exists(Path.of("/proc/self/stat"))) {
            String ticks = Files.readString(Path.of("/proc/" + process.pid() + "/stat"))
                    .split(" ")[21];
            assertTrue(mark.endsWith("/" + ticks), mark);
        }
    }

    @Test
    void theFirstOfManyFailuresIsKept() throws IOException {
        daemon().start(say("the first cause"));
        assertTrue(daemon().endsWithin(BOUND));
        daemon().start(say("a consequence"));
        assertTrue(daemon().endsWithin(BOUND));
        daemon().startAgain(say("a further one"));
        assertTrue(daemon().endsWithin(BOUND));
        daemon().startAgain(say("the last one"));
        assertTrue(daemon().endsWithin(BOUND));

        assertEquals("the first cause", Files.readString(daemon().firstLog()).strip());
        assertEquals("the last one", daemon().tail());
    }

    private static ProcessBuilder say(String text) {
        return new ProcessBuilder("echo", text);
    }
}
