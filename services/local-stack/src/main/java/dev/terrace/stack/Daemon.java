package dev.terrace.stack;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A process in the background, known by its pid file to any JVM that asks. A pid alone is never trusted: the file also
 * holds a mark of when the process started, so that a number used again by the system is nobody's.
 */
final class Daemon {
    private static final int TAIL_LINES = 15;
    private static final File NOTHING = new File("/dev/null");

    private final Path pidFile;
    private final Path log;

    Daemon(String name, Path home) {
        this.pidFile = home.resolve("run").resolve(name + ".pid");
        this.log = home.resolve("log").resolve(name + ".log");
    }

    /** Starts it detached; the log of the run before is kept beside the new one as {@code .1}. */
    Process start(ProcessBuilder builder) {
        return start(builder, ".1");
    }

    /** Starts what has just failed at its start: the log of the run before is kept as {@code .2}, so that {@code .1} tells of the first cause. */
    Process startAgain(ProcessBuilder builder) {
        return start(builder, ".2");
    }

    private Process start(ProcessBuilder builder, String kept) {
        try {
            Files.createDirectories(pidFile.getParent());
            Files.createDirectories(log.getParent());
            if (Files.exists(log)) {
                Files.move(log, Path.of(log + kept), StandardCopyOption.REPLACE_EXISTING);
            }
            Process process = builder.redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .redirectInput(ProcessBuilder.Redirect.from(NOTHING))
                    .start();
            remember(process.toHandle());
            return process;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void remember(ProcessHandle process) throws IOException {
        Files.createDirectories(pidFile.getParent());
        Files.writeString(pidFile, process.pid() + " " + StartMark.of(process) + "\n");
    }

    /** The living process, absent if it never ran, has ended or is only waiting to be reaped. */
    Optional<ProcessHandle> process() {
        try {
            String[] words = Files.readString(pidFile).strip().split(" ");
            String started = words[1];
            return ProcessHandle.of(Long.parseLong(words[0]))
                    .filter(ProcessHandle::isAlive)
                    .filter(process -> process.info().command().isPresent())
                    .filter(process -> StartMark.of(process).equals(started));
        } catch (IOException | IndexOutOfBoundsException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    boolean runs() {
        return process().isPresent();
    }

    /** Waits for the end of the process, at most so long; true if it has ended. */
    boolean endsWithin(Duration wait) {
        Optional<ProcessHandle> process = process();
        if (process.isEmpty()) {
            return true;
        }
        try {
            process.get().onExit().get(wait.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return !runs();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Asks it to end and, once the grace is over, ends it. */
    void stop(Duration grace) {
        process().ifPresent(ProcessHandle::destroy);
        if (!endsWithin(grace)) {
            kill();
        }
        forget();
    }

    /** Ends it at once, as {@code kill -9} does. */
    void kill() {
        process().ifPresent(ProcessHandle::destroyForcibly);
        endsWithin(Duration.ofSeconds(10));
    }

    void forget() {
        try {
            Files.deleteIfExists(pidFile);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path log() {
        return log;
    }

    /** The last lines of the log, for a message. */
    String tail() {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()));
        } catch (IOException e) {
            return "(no log: " + e.getMessage() + ")";
        }
    }

    /** Where the log of the first run lies that failed, while others follow it. */
    Path firstLog() {
        return Path.of(log + ".1");
    }
}
