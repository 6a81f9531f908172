package dev.terrace.ingestion.upload;

import java.util.Arrays;

/**
 * The item ids seen in one manifest, as 64-bit hashes in one open-addressed array: at most 16 MB for a million ids, where a
 * unique index would cost a stored document and a search for every row. Two different ids share a hash once in ten
 * million manifests of a million rows; the second would then be refused as a duplicate, which its sender can see and mend.
 */
final class SeenIds {

    private long[] slots = new long[1024];
    private int size;

    /** Adds an id; false if it was there. */
    boolean add(String id) {
        if (size > slots.length / 4 * 3 - 1) {
            grow();
        }
        boolean added = put(slots, hash(id));
        if (added) {
            size++;
        }
        return added;
    }

    private void grow() {
        long[] wider = new long[slots.length * 2];
        Arrays.stream(slots).filter(hash -> hash != 0).forEach(hash -> put(wider, hash));
        slots = wider;
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
