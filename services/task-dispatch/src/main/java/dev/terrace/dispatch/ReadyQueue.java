package dev.terrace.dispatch;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The order of hand-out, in memory: lots that may have open slots. Only a hint: the conditional save of a lot decides.
 *
 * <p>Each project has two logs, of started lots and of fresh ones, in which a lot stands under a number that only grows; one
 * that is opened again gets a new number. A seeker (a site, or one worker of it) walks a log from where it stood last and
 * leaves behind for good what has nothing for it, so that the cost of a lease does not depend on how much is open. Among
 * projects priority decides, then the deadline, then who has had least for its weight.
 */
public final class ReadyQueue {
    private final int mostSeekers;
    private final Map<String, Entry> entries = new HashMap<>();
    private final Map<Rank, Lane> lanes = new LinkedHashMap<>();
    private long lastNumber;
    private volatile boolean built;

    /** A lot's place; all of it is guarded by the queue. */
    static final class Entry {
        final String lot;
        final Lane lane;
        Log log;
        long number;
        int reopenCount;
        int busy;

        private Entry(String lot, Lane lane, Log log) {
            this.lot = lot;
            this.lane = lane;
            this.log = log;
        }
    }

    /** The lots of one project under the same rank. */
    static final class Lane {
        static final Comparator<Lane> ORDER =
                Comparator.comparing((Lane lane) -> lane.rank, Rank.ORDER).thenComparingDouble(lane -> lane.had);

        final Rank rank;
        final Log started;
        final Log fresh;
        /** Units handed out, for its weight; a lane that is new starts level with the one that has had least. */
        double had;

        private Lane(Rank rank, int mostSeekers, double had) {
            this.rank = rank;
            this.started = new Log(mostSeekers);
            this.fresh = new Log(mostSeekers);
            this.had = had;
        }

        private boolean isEmpty() {
            return started.isEmpty() && fresh.isEmpty();
        }
    }

    /** @param mostSeekers remembered for each log; who is forgotten walks from the start again */
    public ReadyQueue(int mostSeekers) {
        this.mostSeekers = mostSeekers;
    }

    /** Takes in a lot that has open slots; one that is known and has not been opened again since stays where it is. */
    public synchronized void offer(String lot, Rank rank, int reopenCount, boolean started) {
        Entry entry = entries.get(lot);
        if (entry == null) {
            Lane lane = lanes.computeIfAbsent(rank, this::newLane);
            entry = new Entry(lot, lane, lane.fresh);
            entries.put(lot, entry);
        } else if (entry.reopenCount >= reopenCount) {
            return;
        } else {
            entry.log.remove(entry);
        }
        entry.reopenCount = reopenCount;
        place(entry, started ? entry.lane.started : entry.lane.fresh);
    }

    /** @return whether the lot stands here as opened so often, or more often */
    public synchronized boolean knows(String lot, int reopenCount) {
        Entry entry = entries.get(lot);
        return entry != null && entry.reopenCount >= reopenCount;
    }

    /** Lets a site look at everything again, because it may now take what it could not take before. */
    public synchronized void forget(String site) {
        lanes.values().forEach(lane -> {
            lane.started.forget(site);
            lane.fresh.forget(site);
        });
    }

    /** From now on an empty queue means that there is no work. */
    public void built() {
        built = true;
    }

    public boolean isBuilt() {
        return built;
    }

    public synchronized int lots() {
        return entries.size();
    }

    /** A walk of one seeker through what it may want. Close it, or its lots look busy to others. */
    public Walk walk(String site, String seeker, Predicate<Rank> wanted) {
        return new Walk(new Log.Seeker(site, seeker), wanted);
    }

    /** One seeker's way through the queue. */
    public final class Walk implements AutoCloseable {
        private final Log.Seeker seeker;
        private final Predicate<Rank> wanted;
        private final Map<String, Entry> visited = new HashMap<>();
        private final Map<String, Entry> out = new HashMap<>();

        private Walk(Log.Seeker seeker, Predicate<Rank> wanted) {
            this.seeker = seeker;
            this.wanted = wanted;
        }

        /** @return the next lot to look at, passing those that another walk is looking at unless {@code evenBusy} */
        public Optional<String> next(boolean evenBusy) {
            synchronized (ReadyQueue.this) {
                Predicate<Entry> mayTake = entry -> !visited.containsKey(entry.lot) && (evenBusy || entry.busy == 0);
                Optional<Entry> next = lanes.values().stream()
                        .filter(lane -> wanted.test(lane.rank))
                        .sorted(Lane.ORDER)
                        .flatMap(lane ->
                                lane.started.next(seeker, mayTake).or(() -> lane.fresh.next(seeker, mayTake)).stream())
                        .findFirst();
                next.ifPresent(entry -> {
                    entry.busy++;
                    visited.put(entry.lot, entry);
                    out.put(entry.lot, entry);
                });
                return next.map(entry -> entry.lot);
            }
        }

        /** How many lots were looked at. */
        public int looks() {
            return visited.size();
        }

        /**
         * Tells what a lot that {@link #next} gave was like.
         *
         * @param taken units that the seeker got
         * @param more whether it could have had more
         */
        public void report(Lot seen, int taken, boolean more) {
            synchronized (ReadyQueue.this) {
                Entry entry = out.remove(seen.id());
                if (entry == null) {
                    return;
                }
                entry.busy--;
                entry.lane.had += (double) taken / Math.max(1, entry.lane.rank.weight());
                if (entries.get(entry.lot) == entry && entry.reopenCount <= seen.reopenCount()) {
                    settle(entry, seen.open() > 0, taken > 0, more);
                }
            }
        }

        private void settle(Entry entry, boolean open, boolean taken, boolean more) {
            if (!open) {
                remove(entry);
                return;
            }
            if (!more) {
                entry.log.pass(seeker, entry);
            }
            if (taken && entry.log == entry.lane.fresh) {
                boolean atEnd = entry.lane.started.isAtEnd(seeker);
                entry.log.remove(entry);
                place(entry, entry.lane.started);
                if (!more && atEnd) {
                    entry.log.pass(seeker, entry);
                }
            }
        }

        @Override
        public void close() {
            synchronized (ReadyQueue.this) {
                out.values().forEach(entry -> entry.busy--);
                out.clear();
            }
        }
    }

    private Lane newLane(Rank rank) {
        double least =
                lanes.values().stream().mapToDouble(lane -> lane.had).min().orElse(0);
        return new Lane(rank, mostSeekers, least);
    }

    private void place(Entry entry, Log log) {
        entry.log = log;
        entry.number = ++lastNumber;
        log.add(entry);
    }

    private void remove(Entry entry) {
        entry.log.remove(entry);
        entries.remove(entry.lot);
        if (entry.lane.isEmpty()) {
            lanes.remove(entry.lane.rank);
        }
    }
}
