package dev.terrace.dispatch;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Indexes.ascending;

import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.CountOptions;
import dev.terrace.shared.store.Documents;
import dev.terrace.shared.store.Outcome;
import dev.terrace.shared.store.Store;
import dev.terrace.shared.store.Versioned;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.bson.BsonDocument;

/** Counties, sites, teams and workers in the store. */
@ApplicationScoped
public class MongoSites implements Indexed {
    private final Documents<County> counties;
    private final Documents<Site> sites;
    private final Documents<Team> teams;
    private final Documents<Worker> workers;
    private final Documents<Standing> standings;

    MongoSites(Store store) {
        this.counties = store.documents("counties", County.class);
        this.sites = store.documents("sites", Site.class);
        this.teams = store.documents("teams", Team.class);
        this.workers = store.documents("workers", Worker.class);
        this.standings = store.documents("standings", Standing.class);
    }

    @Override
    public void index() {
        workers.collection().createIndex(ascending("site", "_id"));
    }

    public Documents<County> counties() {
        return counties;
    }

    public Documents<Site> sites() {
        return sites;
    }

    public Documents<Team> teams() {
        return teams;
    }

    public Documents<Worker> workers() {
        return workers;
    }

    public Documents<Standing> standings() {
        return standings;
    }

    /** Inserts the document, or lets {@code next} change the one that is there. @return whether it is new */
    public <T extends Versioned<T>> boolean put(Documents<T> documents, T document, UnaryOperator<T> next) {
        if (documents.insert(document, List.of())) {
            return true;
        }
        documents.change(document.id(), there -> {
            T after = next.apply(there);
            return new Outcome<>(after.equals(there) ? there : after, List.of(), after);
        });
        return false;
    }

    /** Workers of a site, by id from the cursor on. */
    public List<Worker> workersOf(String site, String after, int limit) {
        return workers.collection()
                .find(and(eq("site", site), gt("_id", after)))
                .sort(ascending("_id"))
                .limit(limit)
                .into(new ArrayList<>());
    }

    /** Those of a site's workers who are neither paused nor gone. */
    public List<Worker> activeWorkers(String site) {
        return workers.collection()
                .find(and(eq("site", site), eq("state", Worker.State.ACTIVE.label())))
                .into(new ArrayList<>());
    }

    /** How many workers a site has registered, those who have left included, counting no further than {@code most}. */
    public int countWorkers(String site, int most) {
        return (int) workers.collection().countDocuments(eq("site", site), new CountOptions().limit(most));
    }

    /** Sites with somebody who may be dealt work, and how many those are. */
    public Map<String, Integer> staffed() {
        Map<String, Integer> staffed = new HashMap<>();
        workers.collection()
                .withDocumentClass(BsonDocument.class)
                .aggregate(List.of(
                        Aggregates.match(eq("state", Worker.State.ACTIVE.label())),
                        Aggregates.group("$site", Accumulators.sum("workers", 1))))
                .forEach(site -> staffed.put(
                        site.getString("_id").getValue(),
                        site.getNumber("workers").intValue()));
        return staffed;
    }

    /** Sites by id from the cursor on. */
    public List<Site> sites(String after, int limit) {
        return sites.collection()
                .find(gt("_id", after))
                .sort(ascending("_id"))
                .limit(limit)
                .into(new ArrayList<>());
    }
}
