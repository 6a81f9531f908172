package dev.terrace.stack;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One of the services, as Maven packaged it, told by its environment where everything is.
 *
 * <p>A training run records what the JVM loads and links, and leaves a cache beside the package; later runs start from
 * that with a third of the work. A cache older than the package is not used.
 */
record Service(String name, Path jar, Path cache, Port port, Map<String, String> configuration, boolean training)
        implements Part {
    private static final int READY_MILLIS = 2_000;
    private static final String HEAP = "-Xmx300m";

    static Service of(String name, Settings settings, Map<String, String> configuration, boolean training) {
        Path jar = settings.root().resolve("services/%s/target/quarkus-app/quarkus-run.jar".formatted(name));
        Path cache = jar.resolveSibling(settings.get("TERRACE_START_CACHE").orElse("app.aot"));
        return new Service(name, jar, cache, settings.portOf(name), configuration, training);
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + port.number());
    }

    @Override
    public List<Port> ports() {
        return List.of(port);
    }

    @Override
    public ProcessBuilder command() {
        if (!Files.exists(jar)) {
            throw new StackException("%s is not built: %s is missing. scripts/up builds it.".formatted(name, jar));
        }
        ProcessBuilder builder = Java.command(flags(), "-jar", jar.toString());
        Map<String, String> variables = builder.environment();
        variables.putIfAbsent("QUARKUS_PROFILE", "local");
        configuration.forEach((property, value) -> variables.put(variable(property), value));
        variables.put("QUARKUS_HTTP_PORT", Integer.toString(port.number()));
        return builder;
    }

    private List<String> flags() {
        if (training) {
            return List.of(HEAP, "-XX:AOTCacheOutput=" + cache);
        }
        return isTrained() ? List.of(HEAP, "-XX:AOTCache=" + cache) : List.of(HEAP);
    }

    /** Whether a training run of its present package has left a cache. */
    boolean isTrained() {
        return cache.toFile().lastModified() > jar.toFile().lastModified();
    }

    /** The variable of the environment that sets a configuration property, by the rule of MicroProfile Config. */
    private static String variable(String property) {
        return property.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    @Override
    public boolean ready() {
        try {
            var connection =
                    (HttpURLConnection) uri().resolve("/q/health/ready").toURL().openConnection();
            connection.setConnectTimeout(READY_MILLIS);
            connection.setReadTimeout(READY_MILLIS);
            return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
        } catch (IOException e) {
            return false;
        }
    }
}
