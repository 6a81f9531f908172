package dev.terrace.tools.faults;

import dev.terrace.tools.client.Callers;
import dev.terrace.tools.client.OwnTerrace;
import dev.terrace.tools.client.Pause;
import dev.terrace.tools.client.Service;
import dev.terrace.tools.console.Console;
import dev.terrace.tools.guarantee.Guarantees;
import dev.terrace.tools.guarantee.Quiet;
import dev.terrace.tools.guarantee.Stores;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/** Does bad things to a system under load, by a seed, and judges each: the pace comes back, the guarantees hold. */
public final class Campaign {
    /** In which everybody does a pack or two. */
    private static final Duration WINDOW = Duration.ofSeconds(8);

    private static final Duration BACK = Duration.ofSeconds(30);

    /** How long a service takes to be ready on a machine of which the pace is asked back in that time; a slower one has longer. */
    private static final double READY_SECONDS = 3;

    private static final Duration QUIET = Duration.ofSeconds(90);
    private static final double PACE = 0.95;
    private static final int KILLS_A_ROUND = 40;
    private static final int REDELIVERED = 5_000;
    private static final int POISONED = 5;
    private static final Duration PARKED = Duration.ofSeconds(15);

    private final Console console;
    private final OwnTerrace terrace;
    private final Callers callers;
    private final Random random;
    private final long seed;
    private int rounds;
    private double allowedSeconds = BACK.toSeconds();

    /** Something bad; it may take its time. */
    private interface Fault {
        String happen(Load load) throws InterruptedException;
    }

    /** What came of it. */
    public record Verdict(
            String fault,
            double paceBefore,
            double paceAfter,
            double backSeconds,
            double allowedSeconds,
            List<String> broken) {
        public boolean holds() {
            return recovered() && backSeconds <= allowedSeconds;
        }

        /** Whether all guarantees hold and the pace came back, however long that took. */
        public boolean recovered() {
            return broken.isEmpty() && Double.isFinite(backSeconds);
        }

        @Override
        public String toString() {
            String text = String.format(
                    Locale.ROOT,
                    "%s: %.0f labels/s before, again %.0f %% of it after %.0f s (of %.0f), then %.0f labels/s; %s",
                    fault,
                    paceBefore,
                    100 * PACE,
                    backSeconds,
                    allowedSeconds,
                    paceAfter,
                    broken.isEmpty() ? "all guarantees hold" : String.join("; ", broken));
            return text + (holds() ? "; holds" : "; falls short");
        }
    }

    public Campaign(Console console, OwnTerrace terrace, long seed) {
        this.console = console;
        this.terrace = terrace;
        this.callers = Callers.at(terrace.place());
        this.random = new Random(seed);
        this.seed = seed;
    }

    /** All of it, with so many kills of services. */
    public List<Verdict> run(int kills) throws InterruptedException {
        List<Verdict> verdicts = new ArrayList<>(kills(kills));
        verdicts.add(round(_ -> restart("kafka")));
        verdicts.add(round(_ -> restart("mongod")));
        verdicts.add(round(_ -> kill("kafka")));
        verdicts.add(round(_ -> kill("mongod")));
        verdicts.add(round(_ -> "%,d deliveries repeated and reordered"
                .formatted(Redelivery.of(terrace.place().bootstrap(), seed, REDELIVERED))));
        verdicts.add(round(_ -> poison()));
        verdicts.add(round(Campaign::freeze));
        return verdicts;
    }

    /** So many kills of services and nothing else. */
    public List<Verdict> kills(int kills) throws InterruptedException {
        allowedSeconds = allowedSeconds();
        List<Verdict> verdicts = new ArrayList<>();
        for (int done = 0; done < kills; done += KILLS_A_ROUND) {
            int some = Math.min(KILLS_A_ROUND, kills - done);
            verdicts.add(round(load -> killServices(some, load)));
        }
        return verdicts;
    }

    private Verdict round(Fault fault) throws InterruptedException {
        try (Load load = new Load(callers, "round-" + rounds++, seed + rounds).start()) {
            Pause.of(WINDOW);
            double before = load.pace(WINDOW.multipliedBy(2));
            String what = fault.happen(load);
            double back = secondsUntilBack(load, PACE * before);
            double after = load.pace(WINDOW);
            load.drain();
            Verdict verdict = new Verdict(what, before, after, back, allowedSeconds, broken(load));
            console.say("  " + verdict);
            return verdict;
        }
    }

    /** By this machine's own measure: how long a service takes here to be ready again. */
    private double allowedSeconds() {
        String service = Service.QUALITY.module();
        terrace.stack().stop(service);
        long began = System.nanoTime();
        terrace.stack().start(service);
        double readySeconds = (System.nanoTime() - began) / 1e9;
        return BACK.toSeconds() * Math.max(1, readySeconds / READY_SECONDS);
    }

    /** Seconds from now to the first window in which this pace is kept; infinite if none begins in twice the time allowed. */
    private double secondsUntilBack(Load load, double pace) {
        int window = (int) WINDOW.toSeconds();
        List<Long> stored = new ArrayList<>();
        for (int second = 0; second <= 2 * allowedSeconds + window; second++) {
            stored.add(load.tally().stored());
            if (second >= window && stored.getLast() - stored.get(second - window) >= pace * window) {
                return second - window;
            }
            Pause.of(Duration.ofSeconds(1));
        }
        return Double.POSITIVE_INFINITY;
    }

    private List<String> broken(Load load) {
        try (Stores stores = Stores.at(terrace.place().mongoUri());
                Quiet quiet = new Quiet(stores, terrace.place().bootstrap())) {
            if (!quiet.await(QUIET)) {
                return List.of("not quiet: " + quiet.busy());
            }
            return Guarantees.check(stores, load.tally().told()).stream()
                    .filter(finding -> !finding.holds())
                    .map(Guarantees.Finding::toString)
                    .toList();
        }
    }

    /** A service is killed again only when it has been back, and sites had their labels stored since: a slow start starves nobody. */
    private String killServices(int kills, Load load) {
        List<String> services =
                Arrays.stream(Service.values()).map(Service::module).toList();
        Map<String, Long> storedBefore = new HashMap<>();
        for (int n = 0; n < kills; n++) {
            String victim = services.get(random.nextInt(services.size()));
            terrace.stack().awaitReady(victim);
            long before = storedBefore.getOrDefault(victim, -1L);
            Pause.until(() -> load.tally().stored() > before, BACK);
            Pause.of(Duration.ofMillis(200 + random.nextInt(2_000)));
            storedBefore.put(victim, load.tally().stored());
            terrace.stack().kill(victim);
            console.progress((n + 1.0) / kills, "killed " + victim);
        }
        services.forEach(terrace.stack()::awaitReady);
        return kills + " kills -9 of services";
    }

    private String restart(String part) {
        terrace.stack().stop(part);
        Pause.of(Duration.ofMillis(random.nextInt(3_000)));
        terrace.stack().start(part);
        return part + " restarted";
    }

    private String kill(String part) {
        terrace.stack().kill(part);
        terrace.stack().awaitReady(part);
        return part + " killed -9";
    }

    /** Records that no consumer can take: each must lie on its dead-letter topic soon, and hold up nobody. */
    private String poison() {
        try (DeadLetters letters = new DeadLetters(terrace.place().bootstrap())) {
            letters.waiting();
            Poison.into(terrace.place().bootstrap(), POISONED);
            List<DeadLetters.Letter> parked = new ArrayList<>();
            boolean all = Pause.until(() -> parked.addAll(letters.waiting()) & parked.size() >= POISONED, PARKED);
            if (!all) {
                throw new IllegalStateException(parked.size() + " of " + POISONED + " poison records were parked");
            }
            return POISONED + " poison records, parked";
        }
    }

    /** A site that sleeps past its lease and goes on: its labels are late, and all of them are answered. */
    private static String freeze(Load load) {
        load.freezeOne();
        boolean late = Pause.until(
                () -> load.tally().outcomes().keySet().stream().anyMatch(outcome -> outcome.startsWith("late-")), BACK);
        if (!late) {
            throw new IllegalStateException(
                    "no late label came: " + load.tally().outcomes());
        }
        return "a site frozen past its lease";
    }

    /** The figures of all rounds together. */
    public static String summary(List<Verdict> verdicts) {
        double slowest =
                verdicts.stream().mapToDouble(Verdict::backSeconds).max().orElse(0);
        return String.format(Locale.ROOT, "back at %.0f %% of the pace after at most %.0f s", 100 * PACE, slowest);
    }
}
