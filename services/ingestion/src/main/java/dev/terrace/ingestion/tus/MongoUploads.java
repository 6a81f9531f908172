package dev.terrace.ingestion.tus;

import static com.mongodb.client.model.Accumulators.sum;
import static com.mongodb.client.model.Aggregates.group;
import static com.mongodb.client.model.Aggregates.match;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Indexes.ascending;

import dev.terrace.ingestion.MakeIndexes;
import dev.terrace.shared.store.Documents;
import dev.terrace.shared.store.Store;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;

/** The uploads under way or done, until they expire. */
@ApplicationScoped
class MongoUploads {
    private static final int SWEPT_AT_ONCE = 100;

    private final Documents<Upload> uploads;

    MongoUploads(Store store) {
        this.uploads = store.documents("uploads", Upload.class);
    }

    /** How much a client has announced. */
    record Room(long uploads, long bytes) {}

    boolean insert(Upload upload) {
        return uploads.insert(upload, List.of());
    }

    Optional<Upload> find(String id, String client) {
        return uploads.find(id).filter(upload -> upload.client().equals(client));
    }

    boolean save(Upload upload) {
        return uploads.save(upload, List.of());
    }

    void remove(String id) {
        uploads.collection().deleteOne(eq("_id", id));
    }

    Room taken(String client) {
        Document taken = uploads.collection()
                .withDocumentClass(Document.class)
                .aggregate(
                        List.of(match(eq("client", client)), group(null, sum("uploads", 1L), sum("bytes", "$length"))))
                .first();
        return taken == null
                ? new Room(0, 0)
                : new Room(
                        taken.get("uploads", Number.class).longValue(),
                        taken.get("bytes", Number.class).longValue());
    }

    List<Upload> expired(Instant now) {
        return uploads.collection()
                .find(lt("expiresAt", Date.from(now)))
                .limit(SWEPT_AT_ONCE)
                .into(new ArrayList<>());
    }

    void index(@Observes MakeIndexes now) {
        uploads.collection().createIndex(ascending("client"));
        uploads.collection().createIndex(ascending("expiresAt"));
    }
}
