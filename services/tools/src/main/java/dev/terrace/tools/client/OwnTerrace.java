package dev.terrace.tools.client;

import dev.terrace.stack.LocalStack;
import dev.terrace.stack.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.function.Function;
import java.util.stream.Stream;

/** A whole Terrace beside any other on this machine: new and empty, on ports that are free, gone when it is closed. */
public final class OwnTerrace implements AutoCloseable {
    private final LocalStack stack;
    private final Place place;

    private OwnTerrace(LocalStack stack, Place place) {
        this.stack = stack;
        this.place = place;
    }

    /** Starts it in a folder, which is emptied first; returns when every part is ready. */
    public static OwnTerrace start(Path home) {
        return start(home, LocalStack::everything);
    }

    /** The same of broker and store alone. */
    public static OwnTerrace servers(Path home) {
        return start(home, LocalStack::servers);
    }

    private static OwnTerrace start(Path home, Function<Settings, LocalStack> parts) {
        delete(home);
        Settings settings = Settings.isolated(home.toAbsolutePath());
        OwnTerrace terrace = new OwnTerrace(parts.apply(settings), Place.of(settings));
        Runtime.getRuntime().addShutdownHook(new Thread(terrace::close));
        terrace.stack.start();
        return terrace;
    }

    public LocalStack stack() {
        return stack;
    }

    public Place place() {
        return place;
    }

    @Override
    public void close() {
        stack.close();
    }

    private static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
