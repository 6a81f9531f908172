package dev.terrace.payout;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** What payout counts. Every tag takes its values from a fixed set. */
@ApplicationScoped
public class Meters {

    private final MeterRegistry registry;
    private final AtomicLong drafts = new AtomicLong();
    private final AtomicReference<@Nullable Instant> oldestDraft = new AtomicReference<>();
    private final AtomicLong unanswered = new AtomicLong();
    private final AtomicReference<@Nullable Instant> oldestUnanswered = new AtomicReference<>();

    Meters(MeterRegistry registry, InstantSource clock) {
        this.registry = registry;
        registry.gauge("terrace.payrun.waiting", drafts);
        registry.gauge("terrace.payments.unanswered", unanswered);
        Gauge.builder("terrace.payments.unanswered.oldest", oldestUnanswered, at -> ageSeconds(at.get(), clock))
                .baseUnit("seconds")
                .description("Age of the payment that waits longest for the bank")
                .register(registry);
        Gauge.builder("terrace.payrun.oldest", oldestDraft, at -> ageSeconds(at.get(), clock))
                .baseUnit("seconds")
                .description("Age of the pay run that waits longest for its approver")
                .register(registry);
        for (String stage : List.of("accrue", "approve", "pay")) {
            stage("in", stage, 0);
            stage("out", stage, 0);
        }
    }

    /** A judgement was booked, or was booked before. */
    public void accrued(Entry entry, boolean isNew) {
        registry.counter("terrace.payout.judgements", "outcome", isNew ? "booked" : "repeated")
                .increment();
        stage("in", "accrue", entry.lines().size());
        if (isNew) {
            stage("out", "accrue", entry.lines().size());
            registry.counter("terrace.payout.accrued.micros", "currency", entry.currency())
                    .increment((double) entry.micros());
        }
    }

    /** A pay run reached a stage. */
    public void run(PayRun.Stage stage) {
        registry.counter("terrace.payout.runs", "stage", stage.label()).increment();
        switch (stage) {
            case PayRun.Draft draft -> stage("in", "approve", draft.totals().payments());
            case PayRun.Posted posted -> {
                stage("out", "approve", posted.totals().payments());
                stage("in", "pay", posted.totals().payments());
            }
            case PayRun.Claiming _, PayRun.Freezing _, PayRun.Approved _, PayRun.Rejected _, PayRun.Released _ -> {}
        }
    }

    /** The drafts that wait for their approver, and since when the oldest does. */
    public void waiting(long count, @Nullable Instant since) {
        drafts.set(count);
        oldestDraft.set(since);
    }

    /** The payments that wait for the bank, and since when the oldest does. */
    public void unanswered(long count, @Nullable Instant since) {
        unanswered.set(count);
        oldestUnanswered.set(since);
    }

    /** A row of bank answers was taken or refused; the outcome is one of a few words. */
    public void answered(String outcome) {
        registry.counter("terrace.payout.answers", "outcome", outcome).increment();
        if (outcome.equals("settled") || outcome.equals("returned")) {
            stage("out", "pay", 1);
        }
    }

    private void stage(String way, String stage, long count) {
        registry.counter("terrace.stage." + way, "stage", stage).increment((double) count);
    }

    private static double ageSeconds(@Nullable Instant at, InstantSource clock) {
        return at == null ? 0 : Duration.between(at, clock.instant()).toMillis() / 1000.0;
    }
}
