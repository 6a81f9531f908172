package dev.terrace.dispatch;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.mod;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.model.IndexOptions;
import dev.terrace.shared.store.Documents;
import dev.terrace.shared.store.Store;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;

/** The submissions in the store. */
@ApplicationScoped
public class MongoSubmissions implements Indexed {
    private static final Date EVER = new Date(0);
    /** After which anybody takes up what another instance has left. */
    private static final Duration OVERDUE = Duration.ofSeconds(30);

    private final Documents<Submission> documents;

    MongoSubmissions(Store store) {
        this.documents = store.documents("submissions", Submission.class);
    }

    @Override
    public void index() {
        documents
                .collection()
                .createIndex(ascending("decideBy"), new IndexOptions().partialFilterExpression(gt("decideBy", EVER)));
    }

    /** @return false if this submission is there already */
    public boolean insert(Submission submission) {
        return documents.insert(submission, List.of());
    }

    public Optional<Submission> find(String id) {
        return documents.find(id);
    }

    /** Stores the answers; if somebody else has done so, theirs stay. */
    public void answer(Submission answered) {
        documents
                .collection()
                .updateOne(
                        and(eq("_id", answered.id()), eq("version", answered.version())),
                        combine(set("answers", answered.answers()), set("decideBy", null), inc("version", 1L)));
    }

    /** Submissions that whoever received them should have finished by now; of those that are due for seconds only this part. */
    public List<Submission> unanswered(Instant now, MongoInstances.Part part, int limit) {
        return documents
                .collection()
                .find(and(
                        gt("decideBy", EVER),
                        lte("decideBy", Date.from(now)),
                        or(lte("decideBy", Date.from(now.minus(OVERDUE))), mod("shard", part.of(), part.index()))))
                .limit(limit)
                .into(new ArrayList<>());
    }
}
