package dev.terrace.shared.health;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.health.api.HealthGroup;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Whether the broker answers: a group of its own, for work is taken all the same while it is away, and events wait in the outbox. */
@HealthGroup(BrokerCheck.GROUP)
@ApplicationScoped
class BrokerCheck implements HealthCheck {
    static final String GROUP = "broker";

    private static final int TIMEOUT_MILLIS = 2_000;

    private final Admin admin;

    BrokerCheck(@Identifier("default-kafka-broker") Map<String, Object> broker) {
        Map<String, Object> settings = new HashMap<>(broker);
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
        admin = Admin.create(settings);
    }

    @PreDestroy
    void close() {
        admin.close(Duration.ofSeconds(1));
    }

    @Override
    public HealthCheckResponse call() {
        return Server.check("broker", () -> admin.describeCluster().nodes().get(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS));
    }
}
