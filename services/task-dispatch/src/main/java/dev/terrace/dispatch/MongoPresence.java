package dev.terrace.dispatch;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.max;
import static com.mongodb.client.model.Updates.set;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import dev.terrace.shared.store.Store;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.bson.conversions.Bson;

/**
 * Who of a site's people is there: who was seen to ask or to label, and whom the site names. What this instance has seen counts at
 * once here, and elsewhere within seconds.
 */
@ApplicationScoped
public class MongoPresence implements Indexed {
    private static final long KEPT_DAYS = 2;
    private static final int LEAVING = 1_000;

    private final MongoCollection<Seen> seen;
    private final MongoCollection<Statement> statements;
    private final MongoSiteLog log;
    private final Map<String, Seen> unstored = new ConcurrentHashMap<>();

    /** When somebody asked or labelled last. */
    public record Seen(@JsonProperty("_id") String worker, String site, Instant at) {}

    /** Whom a site says are there, until then. */
    public record Statement(@JsonProperty("_id") String site, List<String> workers, Instant at, Instant until) {}

    /** @param said whether the site has said so */
    public record Known(Set<String> workers, boolean said) {}

    MongoPresence(Store store, MongoSiteLog log) {
        this.log = log;
        this.seen = store.collection("presence", Seen.class);
        this.statements = store.collection("presenceStatements", Statement.class);
    }

    @Override
    public void index() {
        seen.createIndex(ascending("site", "at"));
        seen.createIndex(ascending("there", "at"), new IndexOptions().partialFilterExpression(eq("there", true)));
        seen.createIndex(ascending("at"), new IndexOptions().expireAfter(KEPT_DAYS, TimeUnit.DAYS));
    }

    void saw(String site, Collection<String> workers, Instant now) {
        workers.forEach(worker -> unstored.put(worker, new Seen(worker, site, now)));
    }

    /** Stores what this instance has seen, and tells the sites who has come. */
    public void store() {
        Map<String, Seen> some = new HashMap<>(unstored);
        if (!some.isEmpty()) {
            seen.bulkWrite(
                    some.values().stream()
                            .map(s -> new UpdateOneModel<Seen>(
                                    eq("_id", s.worker()),
                                    combine(set("site", s.site()), max("at", Date.from(s.at()))),
                                    new UpdateOptions().upsert(true)))
                            .toList(),
                    new BulkWriteOptions().ordered(false));
            some.forEach(unstored::remove);
            seen.find(and(in("_id", some.keySet()), ne("there", true)))
                    .forEach(s -> turn(s, ne("there", true), true, new SiteEvent.WorkerPresent(s.worker())));
        }
    }

    /** Tells the sites who has not been seen since then. */
    public void missSince(Instant then) {
        Bson gone = and(eq("there", true), lt("at", Date.from(then)));
        seen.find(gone).limit(LEAVING).forEach(s -> turn(s, gone, false, new SiteEvent.WorkerAway(s.worker())));
    }

    /** Whoever's write it is that turns it tells of it. */
    private void turn(Seen s, Bson from, boolean there, SiteEvent event) {
        if (seen.updateOne(and(eq("_id", s.worker()), from), set("there", there))
                        .getModifiedCount()
                == 1) {
            log.note(s.site(), event);
        }
    }

    /** Whom the site names, if it does so now; else who was seen since then. */
    Known of(String site, Instant since, Instant now) {
        Optional<Statement> said = statement(site, now);
        return said.map(statement -> new Known(Set.copyOf(statement.workers()), true))
                .orElseGet(() -> new Known(seen(site, since).keySet(), false));
    }

    /** When those who were seen since then were seen last. */
    public Map<String, Instant> seen(String site, Instant since) {
        Map<String, Instant> found = new HashMap<>();
        seen.find(and(eq("site", site), gte("at", Date.from(since)))).forEach(s -> found.put(s.worker(), s.at()));
        unstored.values().stream()
                .filter(s -> s.site().equals(site) && !s.at().isBefore(since))
                .forEach(s -> found.put(s.worker(), s.at()));
        return found;
    }

    /** What the site says of who is there, if that still holds. */
    public Optional<Statement> statement(String site, Instant now) {
        return Optional.ofNullable(statements
                .find(and(eq("_id", site), gt("until", Date.from(now))))
                .first());
    }

    /** Takes the site's word, and tells it what that changes against who was known to be there. */
    public void say(Statement statement, Set<String> before) {
        Set<String> named = Set.copyOf(statement.workers());
        named.stream()
                .filter(worker -> !before.contains(worker))
                .forEach(worker -> log.note(statement.site(), new SiteEvent.WorkerPresent(worker)));
        before.stream()
                .filter(worker -> !named.contains(worker))
                .forEach(worker -> log.note(statement.site(), new SiteEvent.WorkerAway(worker)));
        statements.replaceOne(eq("_id", statement.site()), statement, new ReplaceOptions().upsert(true));
    }
}
