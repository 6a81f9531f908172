package dev.terrace.ingestion.media;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import dev.terrace.shared.store.Store;
import jakarta.enterprise.context.ApplicationScoped;
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

    /** Notes that this client has sent it too. */
    void add(Medium medium, String client) {
        Bson once = Updates.combine(
                Updates.setOnInsert(new Document("bytes", medium.bytes())
                        .append("facts", medium.facts())
                        .append("at", java.util.Date.from(medium.at()))),
                Updates.addToSet("clients", client));
        media.updateOne(eq("_id", medium.sha256()), once, new UpdateOptions().upsert(true));
    }

    Optional<Medium> find(String sha256) {
        return Optional.ofNullable(media.find(eq("_id", sha256)).first());
    }

    Optional<Medium> find(String sha256, String client) {
        return Optional.ofNullable(
                media.find(and(eq("_id", sha256), eq("clients", client))).first());
    }
}
