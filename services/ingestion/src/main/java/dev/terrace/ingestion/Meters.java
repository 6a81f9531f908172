package dev.terrace.ingestion;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** What ingestion counts. Every label takes its values from a fixed set. */
@ApplicationScoped
public class Meters {

    private static final List<String> FIELDS =
            List.of("id", "media", "text", "scene", "prompt", "meta", "start", "gold", "none", "other");

    private final MeterRegistry registry;
    private final Counter lots;
    private final Counter judgements;
    private final Counter repeatedJudgements;
    private final AtomicInteger uploads = new AtomicInteger();
    private final AtomicLong oldestUnsplitSeconds = new AtomicLong();

    Meters(MeterRegistry registry) {
        this.registry = registry;
        this.lots = counter("terrace.ingestion.lots", "Lots split off and announced");
        this.judgements = counter("terrace.ingestion.judgements", "Judgements stored");
        this.repeatedJudgements =
                counter("terrace.ingestion.judgements.repeated", "Judgements that were stored already");
        registry.gauge("terrace.ingestion.uploads", uploads);
        rowsTaken(0);
        FIELDS.forEach(this::refused);
        TimeGauge.builder("terrace.ingestion.unsplit.oldest", oldestUnsplitSeconds, TimeUnit.SECONDS, AtomicLong::get)
                .description("Age of the oldest dataset that has arrived and is not split")
                .register(registry);
    }

    /** Rows of manifests that became items. */
    public void rowsTaken(int rows) {
        upload("in", rows);
        upload("out", rows);
    }

    /** Counts a refused row under the field at fault. */
    public void rowRefused(@Nullable String field) {
        upload("in", 1);
        refused(fixed(field)).increment();
    }

    public void lots(int count) {
        lots.increment(count);
    }

    public void judgement(boolean isNew) {
        (isNew ? judgements : repeatedJudgements).increment();
    }

    public void uploadBegins() {
        uploads.incrementAndGet();
    }

    public void uploadEnds() {
        uploads.decrementAndGet();
    }

    public void oldestUnsplit(long seconds) {
        oldestUnsplitSeconds.set(seconds);
    }

    private static String fixed(@Nullable String field) {
        if (field == null) {
            return "none";
        }
        return FIELDS.contains(field) ? field : "other";
    }

    private void upload(String way, int rows) {
        registry.counter("terrace.stage." + way, "stage", "upload").increment(rows);
    }

    private Counter refused(String field) {
        return registry.counter("terrace.ingestion.rows.refused", "field", field);
    }

    private Counter counter(String name, String description) {
        return Counter.builder(name).description(description).register(registry);
    }
}
