package dev.terrace.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** The one process that runs a stack in a folder: a lock that the system gives back whatever ends the process. */
final class Owner implements AutoCloseable {
    static final String LOCK = "lock";

    private final Daemon daemon;
    private final FileChannel channel;

    private Owner(Daemon daemon, FileChannel channel) {
        this.daemon = daemon;
        this.channel = channel;
    }

    /** The owner of a folder as any process sees it. */
    static Daemon daemon(Path home) {
        return new Daemon("stack", home);
    }

    /** Makes this process the owner; refuses if there is another. */
    static Owner of(Path home) {
        Daemon daemon = daemon(home);
        try {
            FileChannel channel = lock(home);
            daemon.remember(ProcessHandle.current());
            return new Owner(daemon, channel);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Refuses if a folder has an owner. */
    static void requireNone(Path home) {
        try {
            lock(home).close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FileChannel lock(Path home) throws IOException {
        Files.createDirectories(home);
        FileChannel channel = FileChannel.open(home.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (tryLock(channel) == null) {
            channel.close();
            String message =
                    "A stack already runs in %s%s. Stop it with scripts/down, or set TERRACE_HOME and the ports"
                            + " to have a second one.";
            String pid = daemon(home)
                    .process()
                    .map(p -> " (process " + p.pid() + ")")
                    .orElse("");
            throw new StackException(message.formatted(home, pid));
        }
        return channel;
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    @Override
    public void close() {
        daemon.forget();
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
