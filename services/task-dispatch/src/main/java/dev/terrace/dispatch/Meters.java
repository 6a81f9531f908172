package dev.terrace.dispatch;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import dev.terrace.dispatch.Submission.Answer;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What dispatch tells of itself. Every tag has few values, known beforehand. */
@ApplicationScoped
public class Meters {
    private final MeterRegistry registry;
    private final AtomicLong open = new AtomicLong();
    private final AtomicLong leased = new AtomicLong();
    private final AtomicReference<@Nullable Instant> oldest = new AtomicReference<>();

    Meters(MeterRegistry registry, InstantSource clock, ReadyQueue queue) {
        this.registry = registry;
        Gauge.builder("terrace.queue.slots", open, AtomicLong::get)
                .tag("state", "open")
                .description("Slots that nobody has, in the store")
                .register(registry);
        Gauge.builder("terrace.queue.slots", leased, AtomicLong::get)
                .tag("state", "leased")
                .description("Slots that a pack has, in the store")
                .register(registry);
        Gauge.builder("terrace.queue.oldest", oldest, at -> ageSeconds(at.get(), clock))
                .baseUnit("seconds")
                .description("Age of the oldest lot that has open or leased slots")
                .register(registry);
        Gauge.builder("terrace.queue.ready.lots", queue, ReadyQueue::lots)
                .description("Lots in this instance's ready queue")
                .register(registry);
        for (Submission.Result result : Submission.Result.values()) {
            count("terrace.submit.rows", "outcome", result.label(), 0);
        }
        for (Pack.Release how : Pack.Release.values()) {
            released(how, 0);
        }
        queued(0);
        leased(0, 0);
        registry.counter("terrace.queue.stuck");
        count("terrace.stage.in", "stage", "submit", 0);
        count("terrace.stage.out", "stage", "submit", 0);
    }

    /** Whom to ask how many event streams are open. */
    public void streams(Supplier<Number> open) {
        Gauge.builder("terrace.site.streams", open)
                .description("Event streams of sites that this instance has open")
                .register(registry);
    }

    /** Units that came in with a lot. */
    public void queued(int units) {
        count("terrace.stage.in", "stage", "queue", units);
        count("terrace.stage.out", "stage", "queue", units);
    }

    /** Units asked for, and those of them that were handed out. */
    public void leased(int asked, int units) {
        count("terrace.stage.in", "stage", "lease", asked);
        count("terrace.stage.out", "stage", "lease", units);
    }

    public void released(Pack.Release how, int units) {
        count("terrace.lease.released", "how", how.label(), units);
    }

    /** Units that are dealt no more, because nobody is left to do them or the client took them back. */
    public void stuck(int units) {
        if (units > 0) {
            registry.counter("terrace.queue.stuck").increment(units);
        }
    }

    /** One answered submission. */
    public void answered(List<Answer> answers) {
        count("terrace.stage.in", "stage", "submit", answers.size());
        answers.stream().collect(groupingBy(Answer::outcome, counting())).forEach((outcome, rows) -> {
            count("terrace.submit.rows", "outcome", outcome.label(), rows);
            if (outcome.isStored()) {
                count("terrace.stage.out", "stage", "submit", rows);
            }
        });
        answers.stream()
                .map(Answer::reason)
                .filter(Objects::nonNull)
                .collect(groupingBy(reason -> reason, counting()))
                .forEach((reason, rows) -> count("terrace.submit.refused", "reason", reason, rows));
    }

    /** What the store holds, by project, and when the oldest of it came. */
    public void holds(List<MongoTallies.Tally> tallies, @Nullable Instant since) {
        open.set(tallies.stream().mapToLong(MongoTallies.Tally::open).sum());
        leased.set(tallies.stream().mapToLong(MongoTallies.Tally::leased).sum());
        oldest.set(since);
    }

    private void count(String name, String tag, String value, long by) {
        Counter.builder(name).tag(tag, value).register(registry).increment(by);
    }

    private static double ageSeconds(@Nullable Instant at, InstantSource clock) {
        return at == null ? 0 : Duration.between(at, clock.instant()).toMillis() / 1000.0;
    }
}
