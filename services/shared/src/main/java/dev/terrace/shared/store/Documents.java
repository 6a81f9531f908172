package dev.terrace.shared.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.InsertManyOptions;
import dev.terrace.shared.event.Event;
import dev.terrace.shared.outbox.Outbox;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonDocumentWrapper;
import org.bson.Document;

/**
 * One collection of versioned documents. Every write is one statement on one document, durable on a majority, and carries
 * the events of the change in the document's {@code outbox}. Get one from {@link Store}.
 */
public final class Documents<T extends Versioned<T>> {
    private final MongoCollection<T> collection;
    private final Outbox outbox;

    Documents(MongoCollection<T> collection, Outbox outbox) {
        this.collection = collection;
        this.outbox = outbox;
        outbox.watch(collection.withDocumentClass(BsonDocument.class));
    }

    /** For queries, inside {@code Mongo*} classes. */
    public MongoCollection<T> collection() {
        return collection;
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
        BsonArray waiting = outbox.stored(events);
        try {
            if (waiting.isEmpty()) {
                collection.insertOne(document);
            } else {
                raw().insertOne(withOutbox(document, waiting));
            }
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw e;
        }
        outbox.offer(collection.getNamespace(), document.id(), waiting);
        return true;
    }

    /** Inserts many; those that are there already are left as they are. @return how many were new */
    public int insertAll(List<Pending<T>> pending) {
        List<BsonDocument> documents = new ArrayList<>(pending.size());
        List<BsonArray> waiting = new ArrayList<>(pending.size());
        for (Pending<T> p : pending) {
            waiting.add(outbox.stored(p.events()));
            documents.add(withOutbox(p.document(), waiting.getLast()));
        }
        Set<Integer> there = new HashSet<>();
        try {
            raw().insertMany(documents, new InsertManyOptions().ordered(false));
        } catch (MongoBulkWriteException e) {
            for (var error : e.getWriteErrors()) {
                if (error.getCategory() != ErrorCategory.DUPLICATE_KEY) {
                    throw e;
                }
                there.add(error.getIndex());
            }
            if (e.getWriteConcernError() != null) {
                throw e;
            }
        }
        for (int i = 0; i < pending.size(); i++) {
            if (!there.contains(i)) {
                outbox.offer(
                        collection.getNamespace(), pending.get(i).document().id(), waiting.get(i));
            }
        }
        return pending.size() - there.size();
    }

    /** @return false if the document has moved on since it was read: read it again and decide again */
    public boolean save(T document, List<Event> events) {
        T next = document.withVersion(document.version() + 1);
        Document update = new Document("$set", next);
        BsonArray waiting = outbox.stored(events);
        if (!waiting.isEmpty()) {
            BsonDocument each = new BsonDocument("$each", waiting);
            update.append("$push", new BsonDocument(Outbox.FIELD, each));
        }
        boolean saved = collection
                        .updateOne(and(eq("_id", document.id()), eq("version", document.version())), update)
                        .getMatchedCount()
                == 1;
        if (saved) {
            outbox.offer(collection.getNamespace(), document.id(), waiting);
        }
        return saved;
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

    private MongoCollection<BsonDocument> raw() {
        return collection.withDocumentClass(BsonDocument.class);
    }

    private BsonDocument withOutbox(T document, BsonArray waiting) {
        BsonDocument stored = BsonDocumentWrapper.asBsonDocument(document, collection.getCodecRegistry());
        if (!waiting.isEmpty()) {
            stored.put(Outbox.FIELD, waiting);
        }
        return stored;
    }
}
