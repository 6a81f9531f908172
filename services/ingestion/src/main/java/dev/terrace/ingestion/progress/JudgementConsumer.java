package dev.terrace.ingestion.progress;

import dev.terrace.ingestion.Judgement;
import dev.terrace.ingestion.Meters;
import dev.terrace.ingestion.MongoJudgements;
import dev.terrace.shared.delivery.Deliveries;
import dev.terrace.shared.event.EventType;
import dev.terrace.shared.event.LotJudged;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Stores each judgement once, in whatever order and however often it comes. */
@ApplicationScoped
public class JudgementConsumer {

    private final Deliveries deliveries;
    private final MongoJudgements judgements;
    private final Meters meters;

    JudgementConsumer(Deliveries deliveries, MongoJudgements judgements, Meters meters) {
        this.deliveries = deliveries;
        this.judgements = judgements;
        this.meters = meters;
    }

    @Incoming("judgements")
    @RunOnVirtualThread
    public void judged(ConsumerRecord<String, byte[]> event) {
        deliveries.deliver(
                event,
                EventType.LOT_JUDGED,
                LotJudged.class,
                judged -> meters.judgement(judgements.insert(Judgement.of(judged))));
    }
}
