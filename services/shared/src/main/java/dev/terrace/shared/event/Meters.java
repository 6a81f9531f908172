package dev.terrace.shared.event;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;

/** What can be seen of deliveries from outside. */
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
