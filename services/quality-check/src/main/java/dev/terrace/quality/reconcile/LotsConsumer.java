package dev.terrace.quality.reconcile;

import dev.terrace.quality.MongoContents;
import dev.terrace.shared.delivery.Handover;
import dev.terrace.shared.event.EventType;
import dev.terrace.shared.event.LotCreated;
import dev.terrace.shared.event.LotWithdrawn;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Hears of new lots and of what clients withdraw, in any order and any number of times; what workers start from is no concern here. */
@ApplicationScoped
class LotsConsumer {
    private final Handover handover;
    private final MongoContents contents;
    private final Judging judging;

    LotsConsumer(Handover handover, MongoContents contents, Judging judging) {
        this.handover = handover;
        this.contents = contents;
        this.judging = judging;
    }

    @Incoming("lots")
    @RunOnVirtualThread
    void heard(ConsumerRecord<String, byte[]> event) {
        if (Handover.isOf(EventType.LOT_WITHDRAWN, event)) {
            handover.deliver(event, EventType.LOT_WITHDRAWN, LotWithdrawn.class, judging::withdraw);
        } else if (!Handover.isOf(EventType.LOT_PRELABELLED, event)) {
            handover.deliver(event, EventType.LOT_CREATED, LotCreated.class, contents::keep);
        }
    }
}
