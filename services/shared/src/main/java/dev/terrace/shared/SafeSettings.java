package dev.terrace.shared;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigUtils;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.Config;

/**
 * Refuses to start in production with a setting under which an acknowledged label could be lost: a consumer that commits
 * before the effect or starts at the end, a producer or a store that acknowledges before a majority has the write.
 */
@ApplicationScoped
class SafeSettings {
    private static final Set<String> PREFIXES = Set.of("kafka.", "mp.messaging.", "quarkus.mongodb.");
    private static final String STORE = "quarkus.mongodb.connection.string";

    /** What may be said, by the end of the setting's name. */
    private static final Map<String, Set<String>> SAFE = new TreeMap<>(Map.of(
            ".enable.auto.commit", Set.of("false"),
            ".auto.offset.reset", Set.of("earliest"),
            ".acks", Set.of("all", "-1"),
            ".enable.idempotence", Set.of("true"),
            ".failure.strategy", Set.of("dead-letter-queue"),
            ".commit.strategy", Set.of("throttled"),
            ".write.concern.w", Set.of("majority"),
            ".write.concern.journal", Set.of("true"),
            ".read.concern", Set.of("majority")));

    private static final Map<String, Set<String>> SAFE_IN_URI =
            Map.of("w", Set.of("majority"), "journal", Set.of("true"), "readConcernLevel", Set.of("majority"));

    void check(@Observes @Priority(1) StartupEvent starting, Config config) {
        if (ConfigUtils.isProfileActive("prod")) {
            List<String> unsafe = unsafe(config);
            if (!unsafe.isEmpty()) {
                throw new IllegalStateException(
                        "Unsafe in production, labels could be lost: " + String.join("; ", unsafe));
            }
        }
    }

    /** @return a sentence for each setting that is not safe, naming it and what it may be */
    static List<String> unsafe(Config config) {
        return StreamSupport.stream(config.getPropertyNames().spliterator(), false)
                .sorted()
                .flatMap(name -> fault(name, config).stream())
                .toList();
    }

    private static Optional<String> fault(String name, Config config) {
        String dotted = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", ".");
        if (PREFIXES.stream().noneMatch(dotted::startsWith)) {
            return Optional.empty();
        }
        String value = config.getOptionalValue(name, String.class).orElse("");
        return dotted.equals(STORE)
                ? faultOfUri(name, value)
                : SAFE.entrySet().stream()
                        .filter(rule -> dotted.endsWith(rule.getKey()))
                        .filter(rule -> !rule.getValue().contains(value.toLowerCase(Locale.ROOT)))
                        .map(rule -> sentence(name, value, rule.getValue()))
                        .findFirst();
    }

    private static Optional<String> faultOfUri(String name, String uri) {
        return SAFE_IN_URI.entrySet().stream()
                .flatMap(rule -> List.of(uri.replaceFirst("^[^?]*\\??", "").split("&")).stream()
                        .filter(option -> option.startsWith(rule.getKey() + "="))
                        .map(option -> option.substring(option.indexOf('=') + 1))
                        .filter(value -> !rule.getValue().contains(value))
                        .map(value -> sentence(name + " option " + rule.getKey(), value, rule.getValue())))
                .findFirst();
    }

    private static String sentence(String name, String value, Set<String> safe) {
        return "%s is '%s', it must be %s".formatted(name, value, String.join(" or ", safe));
    }
}
