package dev.terrace.dispatch.queue;

import dev.terrace.shared.delivery.Handover;
import dev.terrace.shared.event.EventType;
import dev.terrace.shared.event.LotCreated;
import dev.terrace.shared.event.LotPrelabelled;
import dev.terrace.shared.event.LotWithdrawn;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Hears of new lots, of withdrawn units and of labels to start from, in any order and any number of times. */
@ApplicationScoped
class LotConsumer {
    private final Handover handover;
    private final Intake intake;

    LotConsumer(Handover handover, Intake intake) {
        this.handover = handover;
        this.intake = intake;
    }

    @Incoming("lots")
    @RunOnVirtualThread
    void heard(ConsumerRecord<String, byte[]> event) {
        if (Handover.isOf(EventType.LOT_WITHDRAWN, event)) {
            handover.deliver(event, EventType.LOT_WITHDRAWN, LotWithdrawn.class, intake::withdrawn);
        } else if (Handover.isOf(EventType.LOT_PRELABELLED, event)) {
            handover.deliver(event, EventType.LOT_PRELABELLED, LotPrelabelled.class, intake::prelabelled);
        } else {
            handover.deliver(event, EventType.LOT_CREATED, LotCreated.class, intake::created);
        }
    }
}
