package dev.terrace.ingestion.media;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import dev.terrace.shared.store.Store;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;

/** What is known of the kept media; a medium that several clients sent is known once. */
@ApplicationScoped
class MongoMedia {
    private final MongoCollection<Medium> media;

    MongoMedia(Store store) {
        this.media = store.collection("media", Medium.class);
    }

    /** Notes that their clients have sent them, too. */
    void add(List<Medium> sent) {
        media.bulkWrite(sent.stream().map(MongoMedia::upsert).toList(), new BulkWriteOptions().ordered(false));
    }

    private static UpdateOneModel<Medium> upsert(Medium medium) {
        Bson once = Updates.combine(
                Updates.setOnInsert(new Document("bytes", medium.bytes())
                        .append("facts", medium.facts())
                        .append("at", Date.from(medium.at()))),
                Updates.addEachToSet("clients", medium.clients()));
        return new UpdateOneModel<>(eq("_id", medium.sha256()), once, new UpdateOptions().upsert(true));
    }

    Optional<Medium> find(String sha256) {
        return Optional.ofNullable(media.find(eq("_id", sha256)).first());
    }

    Optional<Medium> find(String sha256, String client) {
        return Optional.ofNullable(
                media.find(and(eq("_id", sha256), eq("clients", client))).first());
    }
}
