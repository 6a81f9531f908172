package dev.terrace.dispatch;

import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Lots in the order in which they came, and for each seeker how far it has walked. A lot that leaves makes a hole; when half are
 * holes, they are closed. Guarded by the {@link ReadyQueue}.
 */
final class Line {
    private static final int LEAST = 16;
    private static final int NONE = Integer.MAX_VALUE;
    /** Lots that one seeker has passed and may come back to. */
    private static final int MOST_LEFT = 1_000;

    private @Nullable QueuedLot[] lots = new QueuedLot[LEAST];
    private int end;
    private int size;
    private final Map<Seeker, Cursor> cursors;

    /** Everything before {@code seen} has been looked at; what of that is worth another look is in {@code left}. */
    private static final class Cursor {
        int seen;
        /** The first that only wanted for other people. */
        int forOthers = NONE;

        int epoch;
        final Set<QueuedLot> left = new LinkedHashSet<>();
    }

    Line(int mostSeekers) {
        this.cursors = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Seeker, Cursor> eldest) {
                return size() > mostSeekers;
            }
        };
    }

    int size() {
        return size;
    }

    void add(QueuedLot lot) {
        if (end == lots.length) {
            if (size < end / 2) {
                closeHoles();
            } else {
                lots = Arrays.copyOf(lots, end + (end >> 1));
            }
        }
        lot.line = this;
        lot.position = end;
        lots[end++] = lot;
        size++;
    }

    void remove(QueuedLot lot) {
        lots[lot.position] = null;
        size--;
    }

    /** The first lot that this seeker has not passed and may take; it stays worth another look until {@link #pass}. */
    Optional<QueuedLot> next(Seeker seeker, Predicate<QueuedLot> mayTake) {
        Cursor cursor = cursor(seeker);
        for (Iterator<QueuedLot> left = cursor.left.iterator(); left.hasNext(); ) {
            QueuedLot lot = left.next();
            if (!isHere(lot)) {
                left.remove();
            } else if (mayTake.test(lot)) {
                return Optional.of(lot);
            }
        }
        while (cursor.seen < end && cursor.left.size() < MOST_LEFT) {
            QueuedLot lot = lots[cursor.seen++];
            if (lot != null) {
                cursor.left.add(lot);
                if (mayTake.test(lot)) {
                    return Optional.of(lot);
                }
            }
        }
        return Optional.empty();
    }

    /**
     * This lot has nothing for this seeker, and will not have until it is added again, or, where it only wants for other people,
     * until others have come. One that was moved on while the seeker looked at it is only passed if nothing lies before it that
     * the seeker has not seen.
     */
    void pass(Seeker seeker, QueuedLot lot, boolean forOthers) {
        Cursor cursor = cursor(seeker);
        while (cursor.seen < lot.position && lots[cursor.seen] == null) {
            cursor.seen++;
        }
        if (cursor.seen == lot.position) {
            cursor.seen++;
        }
        cursor.left.remove(lot);
        if (forOthers && lot.position < cursor.seen) {
            cursor.forOthers = Math.min(cursor.forOthers, lot.position);
        }
    }

    boolean isAtEnd(Seeker seeker) {
        return cursor(seeker).seen >= end;
    }

    /** Whether something was passed that others of the seeker's people might do. */
    boolean hasForOthers(Seeker seeker) {
        return cursor(seeker).forOthers != NONE;
    }

    private boolean isHere(QueuedLot lot) {
        return lot.line == this && lot.position < end && lots[lot.position] == lot;
    }

    private void closeHoles() {
        int[] before = new int[end + 1];
        int kept = 0;
        for (int at = 0; at < end; at++) {
            before[at] = kept;
            QueuedLot lot = lots[at];
            if (lot != null) {
                lot.position = kept;
                lots[kept++] = lot;
            }
        }
        before[end] = kept;
        lots = Arrays.copyOf(Arrays.copyOf(lots, kept), Math.max(LEAST, kept + (kept >> 1) + 1));
        for (Cursor cursor : cursors.values()) {
            cursor.seen = before[cursor.seen];
            cursor.forOthers = cursor.forOthers == NONE ? NONE : before[cursor.forOthers];
        }
        end = kept;
    }

    /** When more people have come than before, what only wanted for others is looked at again. */
    private Cursor cursor(Seeker seeker) {
        Cursor cursor = cursors.computeIfAbsent(seeker.nameless(), _ -> new Cursor());
        if (cursor.epoch != seeker.epoch()) {
            cursor.epoch = seeker.epoch();
            cursor.seen = Math.min(cursor.seen, cursor.forOthers);
            cursor.forOthers = NONE;
        }
        return cursor;
    }

    /**
     * Who walks: a site, or a worker of it.
     *
     * @param epoch another one each time that more of its people have come
     */
    record Seeker(String site, String name, int epoch) {
        private Seeker nameless() {
            return epoch == 0 ? this : new Seeker(site, name, 0);
        }
    }
}
