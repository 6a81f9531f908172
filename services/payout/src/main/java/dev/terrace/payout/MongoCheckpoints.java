package dev.terrace.payout;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.setOnInsert;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import dev.terrace.payout.Checkpoint.Scope;
import dev.terrace.shared.store.Store;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;

/** The checkpoints, the folds that made them, and the marks of the entries that no fold has counted. */
@ApplicationScoped
class MongoCheckpoints {

    private static final String MARK = "unfolded";
    private static final String COUNTED = "counted";
    private static final int KEPT_FOLDS = 20;
    private static final int ALL = 0;

    private final MongoCollection<Entry> entries;
    private final MongoCollection<Fold> folds;
    private final MongoCollection<Checkpoint> checkpoints;

    MongoCheckpoints(Store store) {
        entries = store.collection("entries", Entry.class);
        entries.createIndex(Indexes.ascending(MARK), new IndexOptions().partialFilterExpression(gte(MARK, Fold.NEW)));
        folds = store.collection("folds", Fold.class);
        checkpoints = store.collection("checkpoints", Checkpoint.class);
        checkpoints.createIndex(Indexes.ascending("generation", "scope", "currency", "of", "day"));
    }

    /** @return the last fold that anybody began */
    Fold last() {
        return Optional.ofNullable(folds.find().sort(descending("_id")).first()).orElse(Fold.NONE);
    }

    /** @return the mark of some entry that is not counted */
    Optional<Integer> mark() {
        return Optional.ofNullable(entries.withDocumentClass(Document.class)
                        .find(gte(MARK, Fold.NEW))
                        .projection(include(MARK))
                        .first())
                .map(entry -> entry.getInteger(MARK));
    }

    /** @return some entries with the mark */
    List<Entry> marked(int mark, int most) {
        return entries.find(eq(MARK, mark)).limit(most).into(new ArrayList<>());
    }

    /** @return false if somebody else has begun a fold of this number */
    boolean begin(Fold fold) {
        try {
            folds.insertOne(fold);
            return true;
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
            return false;
        }
    }

    /**
     * Carries a fold out. Repeatable, however late: what a generation has counted is not marked again for it, and a mark that
     * another generation has set is not taken off.
     */
    void carryOut(Fold fold) {
        if (fold.begins()) {
            entries.updateMany(and(exists(MARK, false), ne(COUNTED, fold.generation())), set(MARK, fold.mark()));
            checkpoints.deleteMany(lt("generation", fold.generation()));
        } else {
            count(fold.checkpoints());
            entries.updateMany(
                    and(in("_id", fold.entries()), eq(MARK, fold.mark())),
                    combine(unset(MARK), set(COUNTED, fold.generation())));
        }
        folds.updateOne(eq("_id", fold.number()), set("done", true));
        folds.deleteMany(lt("_id", fold.number() - KEPT_FOLDS));
    }

    /** A checkpoint that counts the fold already does not match, and its insertion finds it there. */
    private void count(List<Checkpoint> sums) {
        List<UpdateOneModel<Checkpoint>> updates = sums.stream()
                .map(sum -> new UpdateOneModel<Checkpoint>(
                        and(eq("_id", sum.id()), lt("fold", sum.fold())),
                        adding(sum),
                        new UpdateOptions().upsert(true)))
                .toList();
        try {
            checkpoints.bulkWrite(updates, new BulkWriteOptions().ordered(false));
        } catch (MongoBulkWriteException e) {
            boolean repeated =
                    e.getWriteErrors().stream().allMatch(error -> error.getCategory() == ErrorCategory.DUPLICATE_KEY);
            if (!repeated || e.getWriteConcernError() != null) {
                throw e;
            }
        }
    }

    private static Bson adding(Checkpoint sum) {
        Account.Kind kind = sum.kind();
        return combine(
                set("fold", sum.fold()),
                inc("sums.debitMicros", sum.sums().debitMicros()),
                inc("sums.creditMicros", sum.sums().creditMicros()),
                inc("sums.earnedMicros", sum.sums().earnedMicros()),
                inc("sums.labels", sum.sums().labels()),
                setOnInsert("generation", sum.generation()),
                setOnInsert("scope", sum.scope().name()),
                setOnInsert("currency", sum.currency()),
                setOnInsert("kind", kind == null ? null : kind.label()),
                setOnInsert("of", sum.of()),
                setOnInsert("day", sum.day()),
                setOnInsert("part", sum.part()));
    }

    List<Checkpoint> find(int generation, Scope scope, String currency) {
        return find(of(generation, scope, currency), ALL);
    }

    List<Checkpoint> find(int generation, Scope scope, String currency, List<String> of) {
        return find(and(of(generation, scope, currency), in("of", of)), ALL);
    }

    /** @return what the payee earned on days from the first to the last, both part of it, at most so many */
    List<Checkpoint> earned(int generation, String currency, Payee payee, Days days, int most) {
        return find(
                and(
                        of(generation, Scope.EARNED, currency),
                        eq("of", payee.toString()),
                        gte("day", days.first()),
                        lte("day", days.last())),
                most);
    }

    /** Days in the payroll's zone, written as 2026-01-31, both part of it. */
    record Days(String first, String last) {}

    private static Bson of(int generation, Scope scope, String currency) {
        return and(eq("generation", generation), eq("scope", scope.name()), eq("currency", currency));
    }

    private List<Checkpoint> find(Bson which, int most) {
        return checkpoints
                .find(which)
                .sort(ascending("of", "day", "_id"))
                .limit(most)
                .into(new ArrayList<>());
    }
}
