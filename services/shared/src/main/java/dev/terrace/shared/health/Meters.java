package dev.terrace.shared.health;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.health.SmallRyeHealthReporter;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicInteger;

/** Readiness, and whether the broker answers, as numbers: a scrape tells only that the process answers. */
@ApplicationScoped
class Meters {
    private final SmallRyeHealthReporter reporter;
    private final AtomicInteger ready;
    private final AtomicInteger broker;

    Meters(SmallRyeHealthReporter reporter, MeterRegistry registry) {
        this.reporter = reporter;
        this.ready = registry.gauge("terrace.ready", new AtomicInteger());
        this.broker = registry.gauge("terrace.broker", new AtomicInteger());
    }

    @Scheduled(every = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void look() {
        ready.set(reporter.getReadiness().isDown() ? 0 : 1);
        broker.set(reporter.getHealthGroup(BrokerCheck.GROUP).isDown() ? 0 : 1);
    }
}
