package dev.terrace.shared.delivery;

import dev.terrace.shared.event.EventType;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;

/** What can be seen of deliveries from outside, from the start: an alert misses the first of what is not counted yet. */
@Startup
@ApplicationScoped
class Meters {
    private final MeterRegistry registry;

    Meters(MeterRegistry registry) {
        this.registry = registry;
        for (EventType type : EventType.values()) {
            delivered(type);
            parked(type);
        }
    }

    Counter delivered(EventType type) {
        return registry.counter("terrace.events.delivered", "topic", type.topic());
    }

    Counter parked(EventType type) {
        return registry.counter("terrace.events.parked", "topic", type.topic());
    }
}
