package dev.terrace.dispatch.queue;

import dev.terrace.shared.delivery.Deliveries;
import dev.terrace.shared.event.EventType;
import dev.terrace.shared.event.LotCreated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Hears of new lots, in any order and any number of times. */
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
    void created(ConsumerRecord<String, byte[]> event) {
        deliveries.deliver(event, EventType.LOT_CREATED, LotCreated.class, intake::created);
    }
}
