package dev.terrace.quality.reconcile;

import dev.terrace.shared.delivery.Handover;
import dev.terrace.shared.event.EventType;
import dev.terrace.shared.event.GoldGiven;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Hears of right labels that are known, before or after others of the same units, and any number of times. */
@ApplicationScoped
class GoldConsumer {
    private final Handover handover;
    private final Judging judging;

    GoldConsumer(Handover handover, Judging judging) {
        this.handover = handover;
        this.judging = judging;
    }

    @Incoming("gold")
    @RunOnVirtualThread
    void given(ConsumerRecord<String, byte[]> event) {
        handover.deliver(event, EventType.GOLD_GIVEN, GoldGiven.class, this::join);
    }

    private void join(GoldGiven given) {
        judging.reconcile(given.lot(), given.terms(), (lot, _, _) -> lot.join(given));
    }
}
