package dev.terrace.ingestion.upload;

import dev.terrace.shared.problem.CommonRefusal;
import dev.terrace.shared.problem.Refused;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The item ids seen in one manifest, as 64-bit hashes in open-addressed arrays, of which there are many so that growing costs little:
 * about 12 MB for a million ids, where a unique index would cost a stored document and a search for every row. Two different ids share
 * a hash once in ten million manifests of a million rows; the second would then be refused as a duplicate, which its sender can see
 * and mend. What it takes is taken from a budget that all uploads share.
 */
final class SeenIds implements AutoCloseable {

    private static final int SEGMENTS = 64;
    private static final int FIRST_SLOTS = 32;

    private final Budget budget;
    private final long[][] slots = new long[SEGMENTS][FIRST_SLOTS];
    private final int[] sizes = new int[SEGMENTS];
    private long bytes;

    SeenIds(Budget budget) {
        this.budget = budget;
        take(SEGMENTS * FIRST_SLOTS);
    }

    /** The bytes that all of a process may take. */
    static final class Budget {
        private final AtomicLong free;

        Budget(long bytes) {
            this.free = new AtomicLong(bytes);
        }

        private boolean take(long bytes) {
            if (free.addAndGet(-bytes) >= 0) {
                return true;
            }
            free.addAndGet(bytes);
            return false;
        }
    }

    /** Adds an id; false if it was there. @throws Refused if there is no room left for more */
    boolean add(String id) {
        long hash = hash(id);
        int segment = (int) (hash >>> 58);
        if (sizes[segment] > slots[segment].length / 4 * 3 - 1) {
            grow(segment);
        }
        boolean added = put(slots[segment], hash);
        if (added) {
            sizes[segment]++;
        }
        return added;
    }

    @Override
    public void close() {
        budget.take(-bytes);
        bytes = 0;
    }

    private void grow(int segment) {
        long[] before = slots[segment];
        take(before.length);
        long[] wider = new long[before.length * 2];
        for (long hash : before) {
            if (hash != 0) {
                put(wider, hash);
            }
        }
        slots[segment] = wider;
    }

    private void take(int more) {
        long wanted = (long) more * Long.BYTES;
        if (!budget.take(wanted)) {
            throw new Refused(
                    CommonRefusal.OVERLOADED,
                    "Many large uploads are running: send it again after Retry-After seconds, with the same key");
        }
        bytes += wanted;
    }

    private static boolean put(long[] slots, long hash) {
        int mask = slots.length - 1;
        for (int at = (int) hash & mask; ; at = (at + 1) & mask) {
            if (slots[at] == 0) {
                slots[at] = hash;
                return true;
            }
            if (slots[at] == hash) {
                return false;
            }
        }
    }

    /** FNV-1a over the characters, then the finisher of MurmurHash3; never 0, which marks an empty slot. */
    private static long hash(String id) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < id.length(); i++) {
            hash = (hash ^ id.charAt(i)) * 0x100000001b3L;
        }
        hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
        hash = (hash ^ (hash >>> 33)) * 0xc4ceb9fe1a85ec53L;
        hash ^= hash >>> 33;
        return hash == 0 ? 1 : hash;
    }
}
