package dev.terrace.dispatch;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Updates.currentDate;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.UpdateOptions;
import dev.terrace.shared.store.Store;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bson.BsonDocument;

/**
 * Which instances of dispatch there are, and which part of the sweeping falls to this one: each says every few seconds that it is
 * there, and they divide what is to be done by shards. What is left undone for long, anybody takes up.
 */
@ApplicationScoped
public class MongoInstances {
    /** Shards into which packs and submissions fall by their ids. */
    private static final int SHARDS = 240;

    private static final Duration BELIEVED = Duration.ofSeconds(20);

    private final MongoCollection<BsonDocument> instances;
    private final String self = Ids.random("i-");
    private volatile Part part = new Part(0, 1);

    /** The index of this instance among so many. */
    public record Part(int index, int of) {}

    MongoInstances(Store store) {
        this.instances = store.collection("instances", BsonDocument.class);
    }

    static int shardOf(String id) {
        return Math.floorMod(id.hashCode(), SHARDS);
    }

    public Part part() {
        return part;
    }

    /** Says that this instance is there, by the store's clock, and looks which others are. */
    public void beat() {
        instances.updateOne(eq("_id", self), currentDate("seen"), new UpdateOptions().upsert(true));
        BsonDocument own = instances.find(eq("_id", self)).first();
        if (own == null) {
            return;
        }
        Instant now = Instant.ofEpochMilli(own.getDateTime("seen").getValue());
        List<String> there = new ArrayList<>();
        instances
                .find(gt("seen", Date.from(now.minus(BELIEVED))))
                .sort(ascending("_id"))
                .forEach(instance -> there.add(instance.getString("_id").getValue()));
        part = new Part(Math.max(0, there.indexOf(self)), Math.max(1, there.size()));
        if (part.index() == 0) {
            instances.deleteMany(lt("seen", Date.from(now.minus(BELIEVED.multipliedBy(30)))));
        }
    }

    @PreDestroy
    void leave() {
        instances.deleteOne(eq("_id", self));
    }
}
