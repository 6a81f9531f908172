package dev.terrace.ingestion;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.empty;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;

import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import dev.terrace.shared.event.Event;
import dev.terrace.shared.store.Documents;
import dev.terrace.shared.store.Outcome;
import dev.terrace.shared.store.Store;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The projects of all clients. */
@ApplicationScoped
public class MongoProjects {

    private final Documents<Project> projects;

    MongoProjects(Store store) {
        projects = store.documents("projects", Project.class);
    }

    public Optional<Project> find(String id) {
        return projects.find(id);
    }

    /** Inserts a project and tells everybody of its directive. @return false if there is a project of this id already */
    public boolean insert(Project project) {
        return projects.insert(project, List.of(Event.of(project.told(), project.createdAt())));
    }

    public <R> Optional<R> change(String id, Function<Project, Outcome<Project, R>> decide) {
        return projects.change(id, decide);
    }

    /** A page, the newest first: of one client or of all, in one state or in any. */
    public List<Project> page(
            @Nullable String client, Lifecycle.@Nullable State state, @Nullable Cursor after, int limit) {
        return projects.collection()
                .find(and(
                        client == null ? empty() : eq("client", client),
                        state == null ? empty() : eq("lifecycle.state", state.label()),
                        MongoTimes.before(after)))
                .sort(MongoTimes.NEWEST_FIRST)
                .limit(limit)
                .into(new ArrayList<>());
    }

    /** Those of which clients are to be told something. */
    public List<Project> untold(int limit) {
        return projects.collection().find(exists("untold.0")).limit(limit).into(new ArrayList<>());
    }

    void index() {
        projects.collection().createIndex(Indexes.descending("client", "createdAt", "_id"));
        projects.collection().createIndex(MongoTimes.NEWEST_FIRST);
        projects.collection()
                .createIndex(
                        Indexes.ascending("untold.0"), new IndexOptions().partialFilterExpression(exists("untold.0")));
    }
}
