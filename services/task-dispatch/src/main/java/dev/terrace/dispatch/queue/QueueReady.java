package dev.terrace.dispatch.queue;

import dev.terrace.dispatch.ReadyQueue;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready once the queue has been rebuilt from the store. */
@Readiness
@ApplicationScoped
class QueueReady implements HealthCheck {
    private final ReadyQueue queue;

    QueueReady(ReadyQueue queue) {
        this.queue = queue;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("ready queue rebuilt")
                .status(queue.isBuilt())
                .build();
    }
}
