package dev.terrace.shared.store;

import static com.mongodb.MongoException.TRANSIENT_TRANSACTION_ERROR_LABEL;

import com.mongodb.MongoException;
import dev.terrace.shared.store.Write.Save;
import org.bson.BsonDocument;
import org.bson.BsonElement;
import org.bson.BsonObjectId;
import org.bson.types.ObjectId;

/** The tokens of the last writes of a document, in the document: by them a write that went out with others finds out whether it won. */
final class WriteTokens {
    static final String FIELD = "writes";

    /** How many writes may follow one before it asks. */
    private static final int KEPT = 8;

    private WriteTokens() {}

    /** What the write that makes this version sets. */
    static BsonElement element(long version, ObjectId token) {
        return new BsonElement(FIELD + "." + slot(version), new BsonObjectId(token));
    }

    /**
     * Tells by the document as it is stored now whether the save has made its version.
     *
     * @throws MongoException which says that the same may be tried again, if too much was written since to tell
     */
    static boolean tell(Save save, BsonDocument document) {
        long made = save.version() + 1;
        long now = document.getNumber("version").longValue();
        if (now >= made + KEPT) {
            MongoException unknown = new MongoException(
                    "%s is at version %d: it cannot be told who made version %d".formatted(save.id(), now, made));
            unknown.addLabel(TRANSIENT_TRANSACTION_ERROR_LABEL);
            throw unknown;
        }
        return now >= made
                && new BsonObjectId(save.token())
                        .equals(document.getDocument(FIELD, new BsonDocument()).get(slot(made)));
    }

    private static String slot(long version) {
        return Long.toString(version % KEPT);
    }
}
