package dev.terrace.dispatch.queue;

import dev.terrace.shared.delivery.Deliveries;
import dev.terrace.shared.event.EventType;
import dev.terrace.shared.event.LotCreated;
import dev.terrace.shared.event.LotWithdrawn;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Hears of new lots and of withdrawn units, in any order and any number of times. */
@ApplicationScoped
class LotConsumer {
    private final Deliveries deliveries;
    private final Intake intake;

    LotConsumer(Deliveries deliveries, Intake intake) {
        this.deliveries = deliveries;
        this.intake = intake;
    }

    @Incoming("lots")
    @RunOnVirtualThread
    void heard(ConsumerRecord<String, byte[]> event) {
        if (Deliveries.isOf(EventType.LOT_WITHDRAWN, event)) {
            deliveries.deliver(event, EventType.LOT_WITHDRAWN, LotWithdrawn.class, intake::withdrawn);
        } else {
            deliveries.deliver(event, EventType.LOT_CREATED, LotCreated.class, intake::created);
        }
    }
}
