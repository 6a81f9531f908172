package dev.terrace.dispatch;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Indexes.ascending;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.ReplaceOptions;
import dev.terrace.shared.store.Store;
import dev.terrace.shared.work.UnitId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Unfinished labels of units, kept for as long as their pack may last. */
@ApplicationScoped
public class MongoDrafts implements Indexed {
    private final MongoCollection<Draft> drafts;

    /** @param json as it came */
    public record Draft(@JsonProperty("_id") String id, String json, Instant at, Instant until) {}

    MongoDrafts(Store store) {
        this.drafts = store.collection("drafts", Draft.class);
    }

    @Override
    public void index() {
        drafts.createIndex(ascending("until"), new IndexOptions().expireAfter(0L, TimeUnit.SECONDS));
    }

    /** In the place of an earlier one. */
    public void keep(Pack pack, UnitId unit, String json, Instant now) {
        Draft draft = new Draft(idOf(pack, unit), json, now, pack.term().endsAt());
        drafts.replaceOne(eq("_id", draft.id()), draft, new ReplaceOptions().upsert(true));
    }

    public Optional<Draft> find(Pack pack, UnitId unit) {
        return Optional.ofNullable(drafts.find(eq("_id", idOf(pack, unit))).first());
    }

    private static String idOf(Pack pack, UnitId unit) {
        return pack.id() + "/" + unit;
    }
}
