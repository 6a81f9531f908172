package dev.terrace.stack;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Where the stack lives and listens, read from variables of the environment.
 *
 * <p>{@code TERRACE_HOME} is the folder of its data, {@code TERRACE_ROOT} the checkout, {@code TERRACE_<PART>_PORT} a
 * port, {@code MONGODB_URI} a MongoDB of yours, {@code TERRACE_MONGOD} a mongod of yours, {@code TERRACE_START_CACHE} the name of
 * the file beside a service's package from which it starts quickly.
 */
public record Settings(Map<String, String> variables) {
    static final String CONSOLE = "console";
    static final List<String> SERVICES = List.of("ingestion", "task-dispatch", "quality-check", "payout");

    private static final Map<String, Integer> PORTS = Map.of(
            CONSOLE,
            8080,
            "issuer",
            8085,
            "kafka",
            9092,
            "kafka-controller",
            9093,
            "mongo",
            27017,
            "ingestion",
            8081,
            "task-dispatch",
            8082,
            "quality-check",
            8083,
            "payout",
            8084);

    public Settings {
        variables = Map.copyOf(variables);
    }

    public static Settings ofEnvironment() {
        return new Settings(System.getenv());
    }

    /** Settings for a stack beside any other: its own folder and ports that are free now. */
    public static Settings isolated(Path home) {
        Map<String, String> variables = new HashMap<>(System.getenv());
        variables.put("TERRACE_HOME", home.toString());
        PORTS.keySet().forEach(part -> variables.put(portSetting(part), Integer.toString(Port.free())));
        return new Settings(variables);
    }

    /** These settings with one changed. */
    public Settings with(String variable, String value) {
        Map<String, String> changed = new HashMap<>(variables);
        changed.put(variable, value);
        return new Settings(changed);
    }

    /** The value of a variable, absent if unset or empty. */
    public Optional<String> get(String variable) {
        return Optional.ofNullable(variables.get(variable)).filter(value -> !value.isBlank());
    }

    /** The folder of the stack's data, keys, logs and pid files. */
    public Path home() {
        return get("TERRACE_HOME")
                .map(Path::of)
                .orElseGet(() -> root().resolve(".terrace"))
                .toAbsolutePath()
                .normalize();
    }

    /** The checkout: {@code TERRACE_ROOT}, else the nearest folder upwards that holds {@code services/local-stack}. */
    Path root() {
        Optional<Path> told = get("TERRACE_ROOT").map(Path::of);
        for (Path folder = told.orElse(Path.of("").toAbsolutePath()); folder != null; folder = folder.getParent()) {
            if (Files.isDirectory(folder.resolve("services/local-stack"))) {
                return folder;
            }
        }
        throw new StackException("Not inside a checkout of Terrace: go to one, or set TERRACE_ROOT to its folder.");
    }

    public int port(String part) {
        return portOf(part).number();
    }

    Port portOf(String part) {
        String setting = portSetting(part);
        String value = get(setting).orElseGet(() -> String.valueOf(PORTS.get(part)));
        try {
            int number = Integer.parseInt(value);
            if (number > 0 && number < 65536) {
                return new Port(number, setting);
            }
        } catch (NumberFormatException e) {
            // said below, with the range
        }
        throw new StackException("%s is '%s'; it must be a port, 1 to 65535.".formatted(setting, value));
    }

    private static String portSetting(String part) {
        return "TERRACE_" + part.toUpperCase(Locale.ROOT).replace('-', '_') + "_PORT";
    }
}
