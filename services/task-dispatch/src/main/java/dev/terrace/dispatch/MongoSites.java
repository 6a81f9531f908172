package dev.terrace.dispatch;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Indexes.ascending;

import dev.terrace.shared.store.Documents;
import dev.terrace.shared.store.Outcome;
import dev.terrace.shared.store.Store;
import dev.terrace.shared.store.Versioned;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Counties, sites, teams and workers in the store. */
@ApplicationScoped
public class MongoSites {
    private final Documents<County> counties;
    private final Documents<Site> sites;
    private final Documents<Team> teams;
    private final Documents<Worker> workers;

    MongoSites(Store store) {
        this.counties = store.documents("counties", County.class);
        this.sites = store.documents("sites", Site.class);
        this.teams = store.documents("teams", Team.class);
        this.workers = store.documents("workers", Worker.class);
    }

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

    public int countWorkers(String site) {
        return (int) workers.collection().countDocuments(eq("site", site));
    }
}
