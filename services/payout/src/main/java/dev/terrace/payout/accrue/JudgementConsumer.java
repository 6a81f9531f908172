package dev.terrace.payout.accrue;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.terrace.shared.delivery.Handover;
import dev.terrace.shared.event.EventType;
import dev.terrace.shared.event.LotJudged;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Hears judgements, in any order and any number of times. */
@ApplicationScoped
class JudgementConsumer {

    private final Handover handover;
    private final Accrual accrual;

    JudgementConsumer(Handover handover, Accrual accrual) {
        this.handover = handover;
        this.accrual = accrual;
    }

    @Incoming("judgements")
    @RunOnVirtualThread
    void judged(ConsumerRecord<String, byte[]> event) {
        handover.deliver(event, EventType.LOT_JUDGED, LotJudged.class, judged -> accrual.book(judged, judgedAt(event)));
    }

    /** The time of the fact, which a repeat of the event repeats. */
    private static Instant judgedAt(ConsumerRecord<String, byte[]> event) {
        Header time = event.headers().lastHeader("ce_time");
        return time == null ? Instant.ofEpochMilli(event.timestamp()) : Instant.parse(new String(time.value(), UTF_8));
    }
}
