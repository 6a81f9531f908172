package dev.terrace.quality;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.terrace.shared.delivery.NotYetException;
import dev.terrace.shared.event.LotCreated;
import dev.terrace.shared.project.MongoProjects;
import dev.terrace.shared.store.Documents;
import dev.terrace.shared.store.Store;
import dev.terrace.shared.work.Task;
import dev.terrace.shared.work.Terms;
import dev.terrace.shared.work.TermsId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** What the workers of each lot were asked, in the store and, of the last lots, in memory. */
@ApplicationScoped
public class MongoContents {
    private final MongoProjects projects;
    private final Documents<Contents> documents;
    private final Cache<String, Contents> known;

    MongoContents(Store store, MongoProjects projects, Limits limits) {
        this.projects = projects;
        this.documents = store.documents("contents", Contents.class);
        this.known = Caffeine.newBuilder()
                .maximumWeight(limits.knownContentBytes())
                .weigher((String lot, Contents contents) -> weight(contents))
                .build();
    }

    private static int weight(Contents contents) {
        return 200
                + contents.tasks().stream()
                        .mapToInt(task -> 100 + task.content().bytes())
                        .sum();
    }

    /** Keeps what the lot shows; a repeat changes nothing. */
    public void keep(LotCreated created) {
        Contents contents = Contents.of(created);
        documents.insert(contents, List.of());
        known.put(contents.id(), contents);
    }

    /** @throws NotYetException if nobody has told of the lot or of its terms yet */
    public Brief brief(String lot, TermsId terms) {
        Terms agreed = projects.terms(terms);
        return Brief.of(agreed, tasks(lot).orElseThrow(() -> new NotYetException("lot " + lot)));
    }

    private Optional<List<Task>> tasks(String lot) {
        Contents contents = known.getIfPresent(lot);
        if (contents == null) {
            Optional<Contents> stored = documents.find(lot);
            stored.ifPresent(found -> known.put(lot, found));
            return stored.map(Contents::tasks);
        }
        return Optional.of(contents.tasks());
    }
}
