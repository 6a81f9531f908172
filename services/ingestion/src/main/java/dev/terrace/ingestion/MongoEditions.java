package dev.terrace.ingestion;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.mongodb.client.model.Indexes;
import dev.terrace.shared.event.Event;
import dev.terrace.shared.event.ProjectVersioned;
import dev.terrace.shared.store.Documents;
import dev.terrace.shared.store.Store;
import dev.terrace.shared.work.TermsId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** The editions of all projects. They never change, so those in use are kept in memory. */
@ApplicationScoped
public class MongoEditions {

    private static final int MOST_KEPT = 1_000;

    private final Documents<Edition> editions;
    private final Cache<TermsId, Edition> known =
            Caffeine.newBuilder().maximumSize(MOST_KEPT).build();

    MongoEditions(Store store) {
        editions = store.documents("editions", Edition.class);
    }

    /** Inserts an edition and tells everybody of its terms. @return false if there is one of this number already */
    public boolean insert(Edition edition) {
        return editions.insert(edition, List.of(Event.of(new ProjectVersioned(edition.terms()), edition.createdAt())));
    }

    public Optional<Edition> find(TermsId id) {
        Edition edition = known.getIfPresent(id);
        if (edition == null) {
            edition = editions.find(id.toString()).orElse(null);
            if (edition != null) {
                known.put(id, edition);
            }
        }
        return Optional.ofNullable(edition);
    }

    /** The edition of a dataset or a project, which is there. */
    public Edition get(TermsId id) {
        return find(id).orElseThrow(() -> new IllegalStateException("there is no edition " + id));
    }

    /** The edition of a project that this request made. */
    public Optional<Edition> madeBy(String project, String request) {
        return Optional.ofNullable(editions.collection()
                .find(and(eq("project", project), eq("request", request)))
                .first());
    }

    void index() {
        editions.collection().createIndex(Indexes.ascending("project", "request"));
    }
}
