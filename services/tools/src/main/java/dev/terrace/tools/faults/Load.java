package dev.terrace.tools.faults;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.terrace.tools.client.Callers;
import dev.terrace.tools.client.Line;
import dev.terrace.tools.client.Pause;
import dev.terrace.tools.demo.Sample;
import dev.terrace.tools.demo.Terraces;
import dev.terrace.tools.demo.TruthfulReviewer;
import dev.terrace.tools.demo.Villagers;
import dev.terrace.tools.measure.Rate;
import dev.terrace.tools.people.Client;
import dev.terrace.tools.people.Operator;
import dev.terrace.tools.people.Progress;
import dev.terrace.tools.people.Reviewer;
import dev.terrace.tools.site.Crew;
import dev.terrace.tools.site.Fleet;
import dev.terrace.tools.site.Habits;
import dev.terrace.tools.site.Tally;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Sites that work at the pace of people, over lines that drop, and a client who never lets them run out of work. */
final class Load implements AutoCloseable {
    private static final int SITES = 3;
    private static final int WORKERS = 20;
    private static final int PACK = 20;
    /** Units that all hands hold together. */
    private static final int HELD = SITES * WORKERS * PACK;

    private static final int DATASET = 600;
    private static final int GOLD_EVERY = 40;
    /** Of which most units are sure with few labels: it is about faults here, and a review costs as much as ten labels. */
    private static final double CONFIDENCE = 0.8;

    private static final double DROPS = 0.03;
    /** Long against a call, so that the pace is that of people and not of how quickly calls are answered. */
    private static final Duration A_PACK = Duration.ofSeconds(4);

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final Tally tally = new Tally();
    private final Client client;
    private final Operator operator;
    private final Map<String, Sample> samples;
    private final Map<String, String> mediaOfUnit = new ConcurrentHashMap<>();
    private final Sample sample;
    private final Reviewer reviewer;
    private final Fleet fleet;
    private final Fleet frozen;
    private final long seed;
    private final String project;
    private final String run;
    private final List<String> unfinished = new CopyOnWriteArrayList<>();
    private final Thread supplier;
    private final Thread reviewing;
    private volatile boolean stopped;
    private volatile boolean closed;

    Load(Callers callers, String run, long seed) {
        this.run = run;
        this.client = new Client(callers.client("faults"));
        this.operator = new Operator(callers.operator());
        this.seed = seed;
        this.samples = Map.of("terraces", new Terraces(seed, DATASET));
        this.sample = Sample.of(samples, "terraces/");
        this.reviewer = new Reviewer(callers.reviewer(), new TruthfulReviewer(samples, mediaOfUnit, seed));
        this.fleet = new Fleet(callers, tally);
        this.frozen = new Fleet(callers, tally);
        for (int n = 0; n < SITES; n++) {
            Crew crew = crew("s" + n);
            Habits habits = Habits.steady(PACK, WORKERS).taking(A_PACK);
            fleet.hire(crew, new Villagers(crew, samples, mediaOfUnit, seed + n), habits, new Line(seed + n, DROPS));
        }
        this.project = client.project(run, terms());
        this.supplier = Thread.ofVirtual().unstarted(this::supply);
        this.reviewing = Thread.ofVirtual().unstarted(this::review);
    }

    private ObjectNode terms() {
        ObjectNode terms = sample.project().deepCopy();
        terms.withObject("quality").put("confidence", CONFIDENCE);
        return terms;
    }

    private Crew crew(String name) {
        String site = run + "-" + name;
        List<String> workers = new ArrayList<>();
        for (int w = 0; w < WORKERS; w++) {
            workers.add(site + "-w" + w);
        }
        return new Crew(
                new Crew.County("faults", "Faults"),
                site,
                "Site " + name,
                List.of(new Crew.Team(site + "-t", "Team", workers)));
    }

    Load start() {
        fleet.start(List.of(project));
        supplier.start();
        reviewing.start();
        return this;
    }

    /** Sends one more site to work, whose power goes out with its first pack in hand, for longer than its lease. */
    void freezeOne() {
        Crew crew = crew("frozen");
        Habits habits = Habits.steady(PACK, 1).freezing(1, Duration.ofSeconds(Sample.LEASE_SECONDS + 2L));
        frozen.hire(crew, new Villagers(crew, samples, mediaOfUnit, seed), habits, Line.steady());
        frozen.start(List.of(project));
    }

    Tally tally() {
        return tally;
    }

    /**
     * Uploads another dataset whenever fewer labels are wanted than twice what all hands hold, so that the pace is theirs alone; but
     * not while much is still on its way to them or back.
     */
    private void supply() {
        for (int n = 0; !stopped; ) {
            if (operator.open(project) < 2 * HELD && left() < 4 * HELD) {
                unfinished.add(client.upload(run + "-" + n++, project, manifest()));
            } else {
                Pause.of(BETWEEN_LOOKS);
            }
        }
    }

    private void review() {
        while (!closed) {
            if (reviewer.settle(project) == 0) {
                Pause.of(BETWEEN_LOOKS);
            }
        }
    }

    /** Units that are neither resolved nor withdrawn. */
    private long left() {
        long left = 0;
        for (String dataset : unfinished) {
            Progress progress = client.progress(dataset);
            if (progress.done()) {
                unfinished.remove(dataset);
            } else {
                left += DATASET - progress.resolved() - progress.withdrawn();
            }
        }
        return left;
    }

    /** Of some items the right label is known. */
    private List<ObjectNode> manifest() {
        List<ObjectNode> items = sample.manifest();
        for (int n = 0; n < items.size(); n += GOLD_EVERY) {
            ObjectNode item = items.get(n);
            item.set("gold", sample.truth(item.path("media").asText()));
        }
        return items;
    }

    /** Labels acknowledged a second, over this long from now. */
    double pace(Duration window) {
        return Rate.over(window, tally::stored);
    }

    /** Brings no more work and waits until all there is has been resolved. */
    void drain() throws InterruptedException {
        stopped = true;
        supplier.join(LONGEST);
        boolean done = Pause.until(() -> fleet.failed() || left() == 0, LONGEST);
        close();
        reviewing.join(LONGEST);
        if (!done) {
            throw new IllegalStateException("work is left that nobody gets: " + tally.outcomes());
        }
    }

    @Override
    public void close() {
        stopped = true;
        closed = true;
        frozen.close();
        fleet.close();
    }
}
