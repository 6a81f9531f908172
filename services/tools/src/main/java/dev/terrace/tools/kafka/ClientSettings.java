package dev.terrace.tools.kafka;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How to reach a broker and who one is there, as the services are told it: {@code KAFKA_SECURITY_PROTOCOL},
 * {@code KAFKA_SASL_JAAS_CONFIG}, {@code KAFKA_SSL_TRUSTSTORE_LOCATION} and all others that begin so.
 */
final class ClientSettings {
    private static final List<String> PREFIXES = List.of("KAFKA_SECURITY_", "KAFKA_SASL_", "KAFKA_SSL_");

    private ClientSettings() {}

    static Map<String, Object> of(String bootstrap, Map<String, Object> more) {
        return of(System.getenv(), bootstrap, more);
    }

    static Map<String, Object> of(Map<String, String> environment, String bootstrap, Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>(more);
        settings.put("bootstrap.servers", bootstrap);
        environment.forEach((name, value) -> {
            if (PREFIXES.stream().anyMatch(name::startsWith)) {
                settings.put(
                        name.substring("KAFKA_".length())
                                .toLowerCase(Locale.ROOT)
                                .replace('_', '.'),
                        value);
            }
        });
        return settings;
    }
}
