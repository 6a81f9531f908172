package dev.terrace.quality;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.pushEach;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.PushOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bson.conversions.Bson;

/** Adds what a judgement brings to documents that remember the last judgements, so that a repeat changes nothing. */
final class MongoOnce {
    private static final String RECENT = "recent";

    private MongoOnce() {}

    /** @param updates by the id of the document, which is made if it is not there */
    static <T> void add(MongoCollection<T> collection, String judgement, Map<String, Bson> updates, int remembered) {
        List<UpdateOneModel<T>> all = new ArrayList<>();
        Bson remember = pushEach(RECENT, List.of(judgement), new PushOptions().slice(-remembered));
        updates.forEach((id, update) -> all.add(new UpdateOneModel<>(
                and(eq("_id", id), ne(RECENT, judgement)),
                combine(update, remember),
                new UpdateOptions().upsert(true))));
        if (!all.isEmpty()) {
            write(collection, all);
        }
    }

    /** An upsert that finds its document there has lost to the same judgement or to the first one: the latter must be added. */
    private static <T> void write(MongoCollection<T> collection, List<UpdateOneModel<T>> updates) {
        BulkWriteOptions unordered = new BulkWriteOptions().ordered(false);
        try {
            collection.bulkWrite(updates, unordered);
        } catch (MongoBulkWriteException e) {
            if (e.getWriteConcernError() != null
                    || e.getWriteErrors().stream().anyMatch(w -> w.getCategory() != ErrorCategory.DUPLICATE_KEY)) {
                throw e;
            }
            List<UpdateOneModel<T>> again = new ArrayList<>();
            e.getWriteErrors().forEach(lost -> {
                UpdateOneModel<T> update = updates.get(lost.getIndex());
                again.add(new UpdateOneModel<>(update.getFilter(), Objects.requireNonNull(update.getUpdate())));
            });
            collection.bulkWrite(again, unordered);
        }
    }
}
