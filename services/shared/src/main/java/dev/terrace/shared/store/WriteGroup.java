package dev.terrace.shared.store;

import static com.mongodb.ErrorCategory.DUPLICATE_KEY;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Projections.include;
import static java.util.stream.Collectors.toMap;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoWriteException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import dev.terrace.shared.store.Write.Insert;
import dev.terrace.shared.store.Write.Save;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.BsonDocument;

/** Writes of one kind and collection that go to the store as one command. Each is told what became of it, whatever happens. */
record WriteGroup(List<Write> writes) {
    private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);

    void run(MongoCollection<BsonDocument> collection) {
        try {
            int matched = collection
                    .bulkWrite(writes.stream().map(Write::model).toList(), UNORDERED)
                    .getMatchedCount();
            settle(collection, writes, matched);
        } catch (MongoBulkWriteException e) {
            settleInPart(collection, e);
        } catch (RuntimeException | Error e) {
            fail(e);
        }
    }

    void fail(Throwable failure) {
        writes.forEach(write -> write.effect().completeExceptionally(failure));
    }

    private void settleInPart(MongoCollection<BsonDocument> collection, MongoBulkWriteException e) {
        if (e.getWriteConcernError() != null) {
            fail(e);
            return;
        }
        Map<Integer, BulkWriteError> errors =
                e.getWriteErrors().stream().collect(toMap(BulkWriteError::getIndex, error -> error));
        List<Write> done = new ArrayList<>(writes.size());
        for (int i = 0; i < writes.size(); i++) {
            Write write = writes.get(i);
            BulkWriteError error = errors.get(i);
            if (error == null) {
                done.add(write);
            } else if (write instanceof Insert && error.getCategory() == DUPLICATE_KEY) {
                write.effect().complete(false);
            } else {
                write.effect()
                        .completeExceptionally(
                                new MongoWriteException(error, e.getServerAddress(), e.getErrorLabels()));
            }
        }
        settle(collection, done, e.getWriteResult().getMatchedCount());
    }

    /** The store tells only how many documents were found at the version that was asked for. */
    private void settle(MongoCollection<BsonDocument> collection, List<Write> done, int matched) {
        List<Save> saves = done.stream()
                .filter(Save.class::isInstance)
                .map(Save.class::cast)
                .toList();
        if (matched == 0) {
            saves.forEach(save -> save.effect().complete(false));
        } else if (matched < saves.size()) {
            readBack(collection, saves);
        }
        done.forEach(write -> write.effect().complete(true));
    }

    private void readBack(MongoCollection<BsonDocument> collection, List<Save> saves) {
        try {
            Map<String, BsonDocument> stored = new HashMap<>();
            collection
                    .find(in("_id", saves.stream().map(Save::id).distinct().toList()))
                    .projection(include("version", WriteTokens.FIELD))
                    .forEach(document -> stored.put(document.getString("_id").getValue(), document));
            for (Save save : saves) {
                BsonDocument document = stored.get(save.id());
                save.effect().complete(document != null && WriteTokens.tell(save, document));
            }
        } catch (RuntimeException | Error e) {
            saves.forEach(save -> save.effect().completeExceptionally(e));
        }
    }
}
