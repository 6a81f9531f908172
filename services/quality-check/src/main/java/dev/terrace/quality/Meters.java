package dev.terrace.quality;

import dev.terrace.shared.event.LotJudged.Outcome;
import dev.terrace.shared.problem.Refused;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** What quality-check counts. Every tag takes its values from a fixed set. */
@ApplicationScoped
public class Meters {
    private final MeterRegistry registry;
    private final Counter labels;
    private final Counter resolved;
    private final Counter asked;
    private final Counter reviews;
    private final Counter decided;
    private final Counter learnt;
    private final AtomicReference<@Nullable Instant> oldestReview = new AtomicReference<>();

    Meters(MeterRegistry registry, InstantSource clock) {
        this.registry = registry;
        this.labels = stage("in", "reconcile");
        this.resolved = stage("out", "reconcile");
        this.reviews = stage("in", "accept");
        this.decided = stage("out", "accept");
        this.learnt = stage("in", "skill");
        this.asked = Counter.builder("terrace.reconcile.asked")
                .description("Units that were given another label to get")
                .register(registry);
        for (Outcome outcome : Outcome.values()) {
            verdicts(outcome);
        }
        Gauge.builder("terrace.review.oldest", oldestReview, at -> ageSeconds(at.get(), clock))
                .baseUnit("seconds")
                .description("Age of the unit that waits longest for a reviewer")
                .register(registry);
    }

    /** Labels that came in, repeats included. */
    public void labels(int count) {
        labels.increment(count);
    }

    /** A judgement was stored. */
    public void judged(Judgement judgement) {
        resolved.increment(judgement.resolutions().size());
        asked.increment(judgement.wants().size());
        reviews.increment(judgement.reviews().size());
        judgement.verdicts().forEach(v -> verdicts(v.outcome()).increment());
    }

    /** A reviewer's decision was stored. */
    public void decided() {
        decided.increment();
    }

    /** Judgements whose workers' skill was brought up to date, repeats included. */
    public void learnt() {
        learnt.increment();
    }

    public void oldestReview(@Nullable Instant since) {
        oldestReview.set(since);
    }

    /** A reviewer's decision was refused. */
    public void refused(Refused decision) {
        registry.counter("terrace.review.refused", "reason", decision.refusal().code())
                .increment();
    }

    private Counter stage(String way, String stage) {
        return Counter.builder("terrace.stage." + way)
                .tag("stage", stage)
                .description("Labels, units and judgements that a stage took in and gave on")
                .register(registry);
    }

    private Counter verdicts(Outcome outcome) {
        return Counter.builder("terrace.verdicts")
                .tag("outcome", outcome.label())
                .description("Verdicts by outcome")
                .register(registry);
    }

    private static double ageSeconds(@Nullable Instant at, InstantSource clock) {
        return at == null ? 0 : Duration.between(at, clock.instant()).toMillis() / 1000.0;
    }
}
