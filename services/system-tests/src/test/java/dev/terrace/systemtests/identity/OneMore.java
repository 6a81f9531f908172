package dev.terrace.systemtests.identity;

import dev.terrace.systemtests.flow.Terrace;
import dev.terrace.tools.client.Pause;
import dev.terrace.tools.client.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One more instance of a service on the servers of a {@link Terrace}, with settings of its own. */
public final class OneMore implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final Process process;
    private final URI uri;
    private final Path log;

    private OneMore(Process process, URI uri, Path log) {
        this.process = process;
        this.uri = uri;
        this.log = log;
    }

    /** Starts it, told so by its environment; returns when it is ready. */
    public static OneMore start(Terrace terrace, Service service, Map<String, String> properties) {
        Path jar = Path.of("..", service.module(), "target/quarkus-app/quarkus-run.jar");
        Map<String, String> configuration = new HashMap<>(terrace.stack().configuration());
        int port = freePort();
        configuration.put("quarkus.http.port", Integer.toString(port));
        configuration.put("quarkus.profile", "local");
        configuration.putAll(properties);
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx300m",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-jar",
                jar.toString());
        builder.environment()
                .remove("JDK_JAVA_OPTIONS"); // the launcher would say that it heeds it, which is no line of the log
        configuration.forEach((name, value) ->
                builder.environment().put(name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT), value));
        Path log = Path.of("target", "one-more-%s-%d.log".formatted(service.module(), port));
        try {
            Process process = builder.redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            OneMore more = new OneMore(process, URI.create("http://127.0.0.1:" + port), log);
            if (!Pause.until(() -> more.ready() || !process.isAlive(), PATIENCE) || !process.isAlive()) {
                more.close();
                throw new AssertionError(service.module() + " did not get ready: see " + log);
            }
            return more;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public URI uri() {
        return uri;
    }

    /** The lines it has written by now. */
    public List<String> log() {
        try {
            return Files.readAllLines(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean ready() {
        try {
            var connection =
                    (HttpURLConnection) uri.resolve("/q/health/ready").toURL().openConnection();
            connection.setConnectTimeout(2_000);
            connection.setReadTimeout(2_000);
            return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
