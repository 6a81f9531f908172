package dev.terrace.shared.store;

import com.mongodb.MongoTimeoutException;
import com.mongodb.client.MongoCollection;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.bson.BsonDocument;
import org.jspecify.annotations.Nullable;

/**
 * Writes of one collection, in groups: most of what a durable write costs is per command, not per document. Whoever writes
 * while two groups are under way waits for the next one, and nobody waits for company: of one writer, each write is a group.
 * Everybody is told of their own write: whether it took effect, or why it failed.
 */
final class GroupCommit {
    private static final int UNDER_WAY = 2;
    private static final int GROUP_WRITES = 500;
    private static final int GROUP_BYTES = 8 << 20;

    private final MongoCollection<BsonDocument> collection;
    private final Queue<Write> waiting = new ArrayDeque<>();
    private int underWay;

    GroupCommit(MongoCollection<BsonDocument> collection) {
        this.collection = collection;
    }

    /** @return whether it took effect */
    boolean commit(Write write) {
        enqueue(List.of(write));
        return write.awaitEffect();
    }

    /** @return for each in turn whether it took effect */
    List<Boolean> commitAll(List<? extends Write> writes) {
        enqueue(writes);
        return writes.stream().map(Write::awaitEffect).toList();
    }

    private void enqueue(List<? extends Write> writes) {
        synchronized (waiting) {
            waiting.addAll(writes);
            if (underWay == UNDER_WAY || waiting.isEmpty()) {
                return;
            }
            underWay++;
        }
        Thread.ofVirtual().name("write-groups").start(this::run);
    }

    private void run() {
        for (WriteGroup group = next(); group != null; group = next()) {
            group.run(collection);
            if (group.writes().getFirst().effect().isCompletedExceptionally()) {
                failIfAway(group.writes().getFirst().effect().exceptionNow());
            }
        }
    }

    /** @return those that have waited longest, as far as they are of one kind; null, and this thread's end, if nothing waits */
    private @Nullable WriteGroup next() {
        synchronized (waiting) {
            List<Write> writes = new ArrayList<>();
            int bytes = 0;
            for (Write write = waiting.peek(); write != null; write = waiting.peek()) {
                boolean fits = writes.size() < GROUP_WRITES && bytes + write.bytes() <= GROUP_BYTES;
                if (!writes.isEmpty()
                        && (!fits || write.getClass() != writes.getFirst().getClass())) {
                    break;
                }
                writes.add(waiting.remove());
                bytes += write.bytes();
            }
            if (writes.isEmpty()) {
                underWay--;
                return null;
            }
            return new WriteGroup(writes);
        }
    }

    /** Who has waited behind a store that did not answer in its time does not wait for the same time again. */
    private void failIfAway(Throwable failure) {
        if (failure instanceof MongoTimeoutException) {
            List<Write> writes;
            synchronized (waiting) {
                writes = List.copyOf(waiting);
                waiting.clear();
            }
            new WriteGroup(writes).fail(failure);
        }
    }
}
