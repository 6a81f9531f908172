package dev.terrace.shared.store;

import com.mongodb.client.MongoCollection;
import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonDocument;

/** One collection of documents that are inserted once and tell no events, durable on a majority. Get one from {@link Store}. */
public final class Records<T> {
    private final MongoCollection<T> collection;
    private final DocumentEncoder<T> encoder;
    private final GroupCommit commits;

    Records(MongoCollection<T> collection) {
        this.collection = collection;
        this.encoder = new DocumentEncoder<>(collection);
        this.commits = new GroupCommit(collection.withDocumentClass(BsonDocument.class));
    }

    /** For queries, inside {@code Mongo*} classes. */
    public MongoCollection<T> collection() {
        return collection;
    }

    /** @return false if a document of this id is there already: the work is done, by an earlier try */
    public boolean insert(T document) {
        return commits.commit(insertOf(document));
    }

    /** Inserts many; those that are there already are left as they are. @return how many were new */
    public int insertAll(List<T> documents) {
        return (int) insertEach(documents).stream().filter(isNew -> isNew).count();
    }

    /** Inserts many. @return for each in turn whether it was new */
    public List<Boolean> insertEach(List<T> documents) {
        return commits.commitAll(documents.stream().map(this::insertOf).toList());
    }

    private Write insertOf(T document) {
        return new Write.Insert(encoder.document(document, new BsonArray()));
    }
}
