package dev.terrace.dispatch.queue;

import dev.terrace.shared.delivery.Handover;
import dev.terrace.shared.event.EventType;
import dev.terrace.shared.event.LotJudged;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Hears of judgements, in any order and any number of times. */
@ApplicationScoped
class JudgementConsumer {
    private final Handover handover;
    private final Intake intake;

    JudgementConsumer(Handover handover, Intake intake) {
        this.handover = handover;
        this.intake = intake;
    }

    @Incoming("judgements")
    @RunOnVirtualThread
    void judged(ConsumerRecord<String, byte[]> event) {
        handover.deliver(event, EventType.LOT_JUDGED, LotJudged.class, intake::judged);
    }
}
