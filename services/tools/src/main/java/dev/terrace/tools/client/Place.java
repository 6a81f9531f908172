package dev.terrace.tools.client;

import dev.terrace.stack.Settings;
import java.net.URI;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** Where one Terrace runs: its four services, its store, its broker, and the folder of its data. */
public record Place(Map<Service, URI> services, String mongoUri, String bootstrap, Path home, Settings settings) {

    /** The one that {@code scripts/up} starts, or that the same variables of the environment name. */
    public static Place local() {
        return of(Settings.ofEnvironment());
    }

    public static Place of(Settings settings) {
        Map<Service, URI> services = new EnumMap<>(Service.class);
        for (Service service : Service.values()) {
            services.put(service, URI.create("http://127.0.0.1:" + settings.port(service.module())));
        }
        return new Place(
                services,
                settings.get("MONGODB_URI")
                        .orElseGet(
                                () -> "mongodb://127.0.0.1:%d/?replicaSet=terrace".formatted(settings.port("mongo"))),
                settings.get("KAFKA_BOOTSTRAP_SERVERS").orElseGet(() -> "127.0.0.1:" + settings.port("kafka")),
                settings.home(),
                settings);
    }

    /** Where the pages are, and every service behind one origin. */
    public URI console() {
        return URI.create("http://127.0.0.1:" + settings.port("console"));
    }

    public URI uri(Service service) {
        return Objects.requireNonNull(services.get(service));
    }
}
