package dev.terrace.shared.store;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Lets those of this process who work on the same thing do so one after the other; the store decides among processes. */
public final class StripedLocks {
    /** All things share them: the more there are, the less often two things wait for one another. */
    private static final int LOCKS = 4_096;

    private final Lock[] locks =
            Stream.generate(ReentrantLock::new).limit(LOCKS).toArray(Lock[]::new);

    public <R> R hold(String thing, Supplier<R> work) {
        Lock lock = locks[Math.floorMod(thing.hashCode(), LOCKS)];
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }
}
