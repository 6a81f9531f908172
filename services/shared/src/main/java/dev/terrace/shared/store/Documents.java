package dev.terrace.shared.store;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.mongodb.client.MongoCollection;
import dev.terrace.shared.event.Event;
import dev.terrace.shared.outbox.Outbox;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.types.ObjectId;

/**
 * One collection of versioned documents. Every write is one statement on one document, durable on a majority, and carries
 * the events of the change in the document's {@code outbox}; those of many callers go out together. Get one from {@link Store}.
 */
public final class Documents<T extends Versioned<T>> {
    private final MongoCollection<T> collection;
    private final Outbox outbox;
    private final DocumentEncoder<T> encoder;
    private final GroupCommit commits;

    /** @throws IllegalArgumentException if its documents leave out what is null: a save would not take it out of the store */
    Documents(MongoCollection<T> collection, Outbox outbox) {
        if (collection.getDocumentClass().isAnnotationPresent(JsonInclude.class)) {
            throw new IllegalArgumentException(
                    collection.getDocumentClass() + " may not leave out fields: a save sets fields, null ones too");
        }
        this.collection = collection;
        this.outbox = outbox;
        this.encoder = new DocumentEncoder<>(collection);
        MongoCollection<BsonDocument> raw = collection.withDocumentClass(BsonDocument.class);
        this.commits = new GroupCommit(raw);
        outbox.watch(raw);
    }

    /** For queries, inside {@code Mongo*} classes. */
    public MongoCollection<T> collection() {
        return collection;
    }

    /**
     * Looks at the first document and at the last one. Fields beyond those that are known are tolerated: a later version may have
     * written them.
     *
     * @throws EarlierShapeException if one cannot be read or is without the field
     */
    public void requireShape(String field) {
        for (int direction : List.of(1, -1)) {
            BsonDocument found = collection
                    .withDocumentClass(BsonDocument.class)
                    .find()
                    .sort(new BsonDocument("_id", new BsonInt32(direction)))
                    .first();
            if (found != null) {
                requireShape(found, field);
            }
        }
    }

    private void requireShape(BsonDocument found, String field) {
        String name = collection.getNamespace().getFullName();
        String id = found.getString("_id").getValue();
        if (!found.containsKey(field)) {
            throw new EarlierShapeException(name, id, "has no field '" + field + "'", null);
        }
        try {
            collection.find(eq("_id", id)).first();
        } catch (RuntimeException e) {
            if (Store.isAway(e)) {
                throw e;
            }
            throw new EarlierShapeException(name, id, "cannot be read", e);
        }
    }

    public Optional<T> find(String id) {
        return Optional.ofNullable(collection.find(eq("_id", id)).first());
    }

    /** @return those that exist, in no particular order */
    public List<T> find(Collection<String> ids) {
        return collection.find(in("_id", ids)).into(new ArrayList<>(ids.size()));
    }

    /** @return false if a document of this id is there already: the work is done, by an earlier try */
    public boolean insert(T document, List<Event> events) {
        return insertAll(List.of(new Pending<>(document, events))) == 1;
    }

    /** Inserts many; those that are there already are left as they are. @return how many were new */
    public int insertAll(List<Pending<T>> pending) {
        List<BsonArray> waiting = new ArrayList<>(pending.size());
        List<Write> writes = new ArrayList<>(pending.size());
        for (Pending<T> p : pending) {
            BsonArray events = outbox.stored(p.events());
            waiting.add(events);
            writes.add(new Write.Insert(encoder.document(p.document(), events)));
        }
        List<Boolean> inserted = commits.commitAll(writes);
        for (int i = 0; i < pending.size(); i++) {
            if (inserted.get(i)) {
                offer(pending.get(i).document().id(), waiting.get(i));
            }
        }
        return (int) inserted.stream().filter(isNew -> isNew).count();
    }

    /** @return false if the document has moved on since it was read: read it again and decide again */
    public boolean save(T document, List<Event> events) {
        BsonArray waiting = outbox.stored(events);
        ObjectId token = new ObjectId();
        T next = document.withVersion(document.version() + 1);
        boolean saved = commits.commit(new Write.Save(
                document.id(), document.version(), token, encoder.update(next, next.version(), token, waiting)));
        if (saved) {
            offer(document.id(), waiting);
        }
        return saved;
    }

    private void offer(String id, BsonArray waiting) {
        outbox.offer(collection.getNamespace(), id, waiting);
    }

    /**
     * Loads, lets {@code decide} say what becomes of the document, saves, and does so again when somebody else was faster. A
     * decision that returns the very state it was given stores nothing.
     *
     * @return the answer; empty if there is no such document
     */
    public <R> Optional<R> change(String id, Function<T, Outcome<T, R>> decide) {
        while (true) {
            Optional<T> found = find(id);
            if (found.isEmpty()) {
                return Optional.empty();
            }
            Outcome<T, R> outcome = decide.apply(found.get());
            if (outcome.leaves(found.get()) || save(outcome.state(), outcome.events())) {
                return Optional.of(outcome.answer());
            }
        }
    }

    /** The same for a document that the first to hear of it makes. */
    public <R> R changeOrMake(String id, Supplier<T> make, Function<T, Outcome<T, R>> decide) {
        while (true) {
            Optional<R> changed = change(id, decide);
            if (changed.isPresent()) {
                return changed.get();
            }
            T made = make.get();
            Outcome<T, R> first = decide.apply(made);
            if (first.leaves(made) || insert(first.state(), first.events())) {
                return first.answer();
            }
        }
    }
}
