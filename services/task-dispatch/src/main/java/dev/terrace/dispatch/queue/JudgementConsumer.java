package dev.terrace.dispatch.queue;

import dev.terrace.shared.delivery.Deliveries;
import dev.terrace.shared.event.EventType;
import dev.terrace.shared.event.LotJudged;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Hears of judgements, in any order and any number of times. */
@ApplicationScoped
class JudgementConsumer {
    private final Deliveries deliveries;
    private final Intake intake;

    JudgementConsumer(Deliveries deliveries, Intake intake) {
        this.deliveries = deliveries;
        this.intake = intake;
    }

    @Incoming("judgements")
    @RunOnVirtualThread
    void judged(ConsumerRecord<String, byte[]> event) {
        deliveries.deliver(event, EventType.LOT_JUDGED, LotJudged.class, intake::judged);
    }
}
