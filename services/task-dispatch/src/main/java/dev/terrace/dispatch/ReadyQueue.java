package dev.terrace.dispatch;

import dev.terrace.shared.work.Directive;
import dev.terrace.shared.work.LotId;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The order of hand-out, in memory: lots that may have open slots. Only a hint: the conditional save of a lot decides.
 *
 * <p>Each version of a project has two lines, of started lots and of fresh ones; a lot that is opened again goes to the end. A
 * seeker (a site, or one worker of it) walks a line from where it stood last and leaves behind what has nothing for it, so that
 * the cost of a lease does not depend on how much is open. Whose line comes first, {@link Shares} says.
 */
@Singleton
public class ReadyQueue {
    private final int mostLots;
    private final Shares shares;
    private final LotTable lots = new LotTable();
    private final Map<String, Integer> epochs = new ConcurrentHashMap<>();
    private volatile boolean leftSome;
    private volatile boolean built;

    @Inject
    ReadyQueue(Limits limits) {
        this(limits.seekers(), limits.queueLots());
    }

    /**
     * @param mostSeekers remembered for each line; who is forgotten walks from the start again
     * @param mostLots kept; what is left out is taken in by a later sweep
     */
    ReadyQueue(int mostSeekers, int mostLots) {
        this.shares = new Shares(mostSeekers);
        this.mostLots = mostLots;
    }

    /**
     * Takes in a lot that has open slots; one that is known and has not been opened again since stays where it is. When there is
     * no room, a lane that has more than its part of it gets none.
     */
    public synchronized void offer(String lot, Origin origin, int reopenCount, boolean started) {
        LotId id = LotId.parse(lot);
        QueuedLot queued = lots.find(id.dataset(), id.number());
        if (queued == null) {
            Lane lane = shares.lane(origin);
            if (lots.size() >= mostLots && lane.size() >= mostLots / shares.lanes()) {
                leftSome = true;
                return;
            }
            queued = new QueuedLot(lane, lots.name(id.dataset()), id.number(), lane.fresh);
            lots.add(queued);
        } else if (queued.reopenCount >= reopenCount) {
            return;
        } else {
            queued.line.remove(queued);
        }
        queued.reopenCount = reopenCount;
        shares.awake(queued.lane);
        (started ? queued.lane.started : queued.lane.fresh).add(queued);
    }

    /** Makes ready for lots of this origin, so that its project can be directed before the first of them is dealt. */
    public synchronized void expect(Origin origin) {
        shares.lane(origin);
    }

    /** From now on the project is dealt so. */
    public synchronized void direct(String project, Directive directive) {
        shares.direct(project, directive);
    }

    /** From now on the client stands so among the others. */
    public synchronized void rank(Standing standing) {
        shares.rank(standing);
    }

    /** Projects whose directives matter here. */
    public synchronized Set<String> projects() {
        shares.tidy();
        return shares.projects();
    }

    /** Clients whose standing matters here. */
    public synchronized Set<String> clients() {
        return Set.copyOf(shares.clients());
    }

    /** More people have come to a site: it may now take what it could not take before. */
    public void moreCame(String site) {
        epochs.merge(site, 1, Integer::sum);
    }

    /** From now on an empty queue means that there is no work. */
    public void built() {
        built = true;
    }

    public boolean isBuilt() {
        return built;
    }

    /** Whether lots were left out for want of room since this was asked last, and there is room now. */
    public synchronized boolean takeLeftSome() {
        boolean room = leftSome && lots.size() < mostLots / 2;
        leftSome &= !room;
        return room;
    }

    public synchronized int lots() {
        return lots.size();
    }

    /** A walk of one seeker through what it may want. Close it, or its lots look busy to others. */
    public Walk walk(String site, String seeker, Predicate<Origin> wanted) {
        return new Walk(new Line.Seeker(site, seeker, epochs.getOrDefault(site, 0)), wanted);
    }

    /** What a seeker leaves of a lot that it has looked at. */
    public enum Rest {
        /** It could have had more. */
        MORE,
        /** Others of its people could have had some. */
        FOR_OTHERS,
        NOTHING
    }

    /** Why a walk has come to its end. */
    public enum End {
        /** There is nothing open of what is wanted. */
        EMPTY,
        /** Somebody else is looking at what is left. */
        BUSY,
        /** Others of the seeker's people could do what is left. */
        FOR_OTHERS,
        /** What is left is not for this seeker. */
        NOT_FOR_YOU
    }

    /** One seeker's way through the queue. */
    public final class Walk implements AutoCloseable {
        private final Line.Seeker seeker;
        private final Predicate<Origin> wanted;
        private final Map<QueuedLot, Boolean> out = new HashMap<>();
        private final Map<String, QueuedLot> visited = new HashMap<>();

        private Walk(Line.Seeker seeker, Predicate<Origin> wanted) {
            this.seeker = seeker;
            this.wanted = wanted;
        }

        /** @return the next lot to look at, passing those that another walk is looking at unless {@code evenBusy} */
        public @Nullable String next(boolean evenBusy) {
            synchronized (ReadyQueue.this) {
                Predicate<QueuedLot> mayTake = lot -> (evenBusy || lot.busy == 0) && !visited.containsKey(lot.id());
                return lanes().stream()
                        .flatMap(lane -> lane.next(seeker, mayTake).stream())
                        .findFirst()
                        .map(this::taken)
                        .orElse(null);
            }
        }

        private String taken(QueuedLot lot) {
            lot.busy++;
            visited.put(lot.id(), lot);
            out.put(lot, true);
            return lot.id();
        }

        /** How many lots were looked at. */
        public int looks() {
            return visited.size();
        }

        /** What it means that {@link #next} found nothing. */
        public End end() {
            synchronized (ReadyQueue.this) {
                List<Lane> lanes = lanes();
                if (lanes.isEmpty()) {
                    return End.EMPTY;
                }
                boolean busy = lanes.stream()
                        .anyMatch(lane -> lane.next(seeker, lot -> !visited.containsKey(lot.id()))
                                .isPresent());
                if (busy) {
                    return End.BUSY;
                }
                return lanes.stream().anyMatch(lane -> lane.hasForOthers(seeker)) ? End.FOR_OTHERS : End.NOT_FOR_YOU;
            }
        }

        private List<Lane> lanes() {
            return shares.inOrder().filter(lane -> wanted.test(lane.origin)).toList();
        }

        /** Tells what a lot that {@link #next} gave was like. @param taken units that the seeker got */
        public void report(Lot seen, int taken, Rest rest) {
            synchronized (ReadyQueue.this) {
                QueuedLot lot = visited.get(seen.id());
                if (lot == null || out.remove(lot) == null) {
                    return;
                }
                lot.busy--;
                if (taken > 0) {
                    shares.charge(lot.lane, taken);
                }
                boolean still = lots.find(lot.dataset, lot.number) == lot;
                if (still && lot.reopenCount <= seen.reopenCount()) {
                    settle(lot, seen.open() > 0, taken > 0, rest);
                }
            }
        }

        private void settle(QueuedLot lot, boolean open, boolean taken, Rest rest) {
            if (!open) {
                lot.line.remove(lot);
                lots.remove(lot);
                return;
            }
            if (rest != Rest.MORE) {
                lot.line.pass(seeker, lot, rest == Rest.FOR_OTHERS);
            }
            if (taken && lot.line == lot.lane.fresh) {
                boolean atEnd = lot.lane.started.isAtEnd(seeker);
                lot.line.remove(lot);
                lot.lane.started.add(lot);
                if (rest != Rest.MORE && atEnd) {
                    lot.line.pass(seeker, lot, rest == Rest.FOR_OTHERS);
                }
            }
        }

        @Override
        public void close() {
            synchronized (ReadyQueue.this) {
                out.keySet().forEach(lot -> lot.busy--);
                out.clear();
            }
        }
    }
}
