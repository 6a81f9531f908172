package dev.terrace.shared.store;

import com.mongodb.MongoInterruptedException;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.WriteModel;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.RawBsonDocument;
import org.bson.types.ObjectId;

/** One write of one document, which waits for its group. */
sealed interface Write {

    WriteModel<BsonDocument> model();

    int bytes();

    /** Whether it took effect, once that is known. */
    CompletableFuture<Boolean> effect();

    /** Waits for the group. @return whether it took effect */
    default boolean awaitEffect() {
        try {
            return effect().get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MongoInterruptedException("interrupted while a write was under way", e);
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case RuntimeException failure -> throw failure;
                case Error failure -> throw failure;
                case null, default -> throw new IllegalStateException(e);
            }
        }
    }

    /** Takes effect unless a document of its id, or of another key that must be unique, is there. */
    record Insert(RawBsonDocument document, CompletableFuture<Boolean> effect) implements Write {
        Insert(RawBsonDocument document) {
            this(document, new CompletableFuture<>());
        }

        @Override
        public WriteModel<BsonDocument> model() {
            return new InsertOneModel<>(document);
        }

        @Override
        public int bytes() {
            return document.getByteBuffer().remaining();
        }
    }

    /** Takes effect on the version named and makes the next one. @param token in what it stores, by which it is told from others */
    record Save(String id, long version, ObjectId token, RawBsonDocument update, CompletableFuture<Boolean> effect)
            implements Write {
        Save(String id, long version, ObjectId token, RawBsonDocument update) {
            this(id, version, token, update, new CompletableFuture<>());
        }

        @Override
        public WriteModel<BsonDocument> model() {
            return new UpdateOneModel<>(
                    new BsonDocument("_id", new BsonString(id)).append("version", new BsonInt64(version)), update);
        }

        @Override
        public int bytes() {
            return update.getByteBuffer().remaining();
        }
    }
}
