package dev.terrace.shared.outbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** What can be seen of the outbox from outside. */
@ApplicationScoped
class Meters {
    private final AtomicLong depth;
    private final AtomicLong parked;
    private final AtomicLong oldestMillis = new AtomicLong();
    private final Counter published;

    Meters(MeterRegistry registry) {
        depth = registry.gauge("terrace.outbox.events", new AtomicLong());
        parked = registry.gauge("terrace.outbox.parked", new AtomicLong());
        published = registry.counter("terrace.outbox.published");
        TimeGauge.builder("terrace.outbox.oldest.age", oldestMillis::get, TimeUnit.MILLISECONDS)
                .register(registry);
    }

    void published(int events) {
        published.increment(events);
    }

    void waiting(long documents, Duration oldest, long documentsWithParked) {
        depth.set(documents);
        parked.set(documentsWithParked);
        oldestMillis.set(oldest.toMillis());
    }
}
