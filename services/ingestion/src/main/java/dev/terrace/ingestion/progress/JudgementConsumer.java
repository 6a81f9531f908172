package dev.terrace.ingestion.progress;

import dev.terrace.ingestion.Edition;
import dev.terrace.ingestion.JudgementId;
import dev.terrace.ingestion.LotResults;
import dev.terrace.ingestion.Meters;
import dev.terrace.ingestion.MongoEditions;
import dev.terrace.ingestion.MongoResults;
import dev.terrace.shared.delivery.Handover;
import dev.terrace.shared.delivery.NotYetException;
import dev.terrace.shared.event.EventType;
import dev.terrace.shared.event.LotJudged;
import dev.terrace.shared.store.Outcome;
import dev.terrace.shared.work.LotId;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Applies each judgement to its lot once, in whatever order and however often it comes. */
@ApplicationScoped
public class JudgementConsumer {

    private final Handover handover;
    private final MongoEditions editions;
    private final MongoResults results;
    private final Folding folding;
    private final Meters meters;
    private final InstantSource clock;

    JudgementConsumer(
            Handover handover,
            MongoEditions editions,
            MongoResults results,
            Folding folding,
            Meters meters,
            InstantSource clock) {
        this.handover = handover;
        this.editions = editions;
        this.results = results;
        this.folding = folding;
        this.meters = meters;
        this.clock = clock;
    }

    @Incoming("judgements")
    @RunOnVirtualThread
    public void judged(ConsumerRecord<String, byte[]> event) {
        handover.deliver(event, EventType.LOT_JUDGED, LotJudged.class, this::apply);
    }

    private void apply(LotJudged judged) {
        LotId lot = JudgementId.of(judged).lot();
        Edition edition = editions.find(judged.terms())
                .orElseThrow(() -> new NotYetException("project version " + judged.terms()));
        boolean isNew = results.change(lot, before -> {
            LotResults after = before.with(judged, edition.terms().price(), clock.instant());
            return after == before ? Outcome.unchanged(before, false) : new Outcome<>(after, List.of(), true);
        });
        meters.judgement(isNew);
        if (isNew) {
            folding.changed(lot.dataset());
        }
    }
}
