package dev.terrace.dispatch;

import dev.terrace.dispatch.ReadyQueue.Entry;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Lots in the order of their numbers, and for each seeker how far it has come. Guarded by the {@link ReadyQueue}. */
final class Log {
    private final TreeMap<Long, Entry> entries = new TreeMap<>();
    private final Map<Seeker, Cursor> cursors;

    /** Who walks: a site, or a worker of it. */
    record Seeker(String site, String name) {}

    /** Everything up to {@code seen} has been looked at; what of that is worth another look is in {@code left}. */
    private static final class Cursor {
        long seen;
        final TreeSet<Long> left = new TreeSet<>();
    }

    Log(int mostSeekers) {
        this.cursors = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Seeker, Cursor> eldest) {
                return size() > mostSeekers;
            }
        };
    }

    void add(Entry entry) {
        entries.put(entry.number, entry);
    }

    void remove(Entry entry) {
        entries.remove(entry.number);
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    /** The first lot that this seeker has not passed and may take; it stays worth another look until {@link #pass}. */
    Optional<Entry> next(Seeker seeker, Predicate<Entry> mayTake) {
        Cursor cursor = cursor(seeker);
        for (Iterator<Long> left = cursor.left.iterator(); left.hasNext(); ) {
            Entry entry = entries.get(left.next());
            if (entry == null) {
                left.remove();
            } else if (mayTake.test(entry)) {
                return Optional.of(entry);
            }
        }
        for (var at = entries.higherEntry(cursor.seen); at != null; at = entries.higherEntry(at.getKey())) {
            cursor.seen = at.getKey();
            cursor.left.add(at.getKey());
            if (mayTake.test(at.getValue())) {
                return Optional.of(at.getValue());
            }
        }
        return Optional.empty();
    }

    /**
     * This lot has nothing for this seeker, and will not have until it gets a new number. One that was moved on while the seeker
     * looked at it is only passed if nothing lies before it that the seeker has not seen.
     */
    void pass(Seeker seeker, Entry entry) {
        Cursor cursor = cursor(seeker);
        Long before = entries.lowerKey(entry.number);
        if (before == null || before <= cursor.seen) {
            cursor.seen = Math.max(cursor.seen, entry.number);
        }
        cursor.left.remove(entry.number);
    }

    boolean isAtEnd(Seeker seeker) {
        return entries.isEmpty() || cursor(seeker).seen >= entries.lastKey();
    }

    void forget(String site) {
        cursors.keySet().removeIf(seeker -> seeker.site().equals(site));
    }

    private Cursor cursor(Seeker seeker) {
        return cursors.computeIfAbsent(seeker, _ -> new Cursor());
    }
}
