package dev.terrace.payout;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.ne;
import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.toSet;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.mongodb.client.MongoCollection;
import dev.terrace.shared.store.Records;
import dev.terrace.shared.store.Store;
import dev.terrace.shared.store.StripedLocks;
import dev.terrace.shared.work.LabelId;
import dev.terrace.shared.work.LotId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.conversions.Bson;

/** The journal: entries are inserted and read, nothing else. */
@ApplicationScoped
public class MongoEntries {

    private final Records<Journaled> records;
    private final MongoCollection<Entry> entries;
    private final StripedLocks locks = new StripedLocks();

    MongoEntries(Store store) {
        records = store.records("entries", Journaled.class);
        entries = store.collection("entries", Entry.class);
    }

    /** An entry as it is inserted: with the mark of those that no checkpoint counts yet, which {@link MongoCheckpoints} takes off. */
    record Journaled(@JsonUnwrapped Entry entry, int unfolded) {}

    /**
     * Records the accrual of a judgement once. All judgements of a lot come here one after the other, so that what is read of the
     * others still holds when this one is written; an index of labels would cost more than all else that is done here.
     *
     * @return false if it is recorded already, by an earlier try
     * @throws IllegalStateException if another entry has priced one of its labels and this one does not correct it
     */
    public boolean accrue(LotId lot, Entry accrual) {
        return locks.hold(lot.toString(), () -> {
            Set<String> labels = accrual.lines().stream()
                    .filter(line -> line.corrects() == null)
                    .map(Line::label)
                    .collect(toSet());
            if (!labels.isEmpty()) {
                requireUnpriced(labels, accrual, entries.find(and(ofLot(lot), ne("_id", accrual.id()))));
            }
            return record(accrual);
        });
    }

    private static void requireUnpriced(Set<String> labels, Entry accrual, Iterable<Entry> others) {
        for (Entry other : others) {
            other.lines().stream()
                    .filter(line -> line.corrects() == null)
                    .map(Line::label)
                    .filter(labels::contains)
                    .findAny()
                    .ifPresent(label -> {
                        throw new IllegalStateException(
                                "%s prices %s, which %s has priced".formatted(accrual.id(), label, other.id()));
                    });
        }
    }

    /**
     * Records an entry once.
     *
     * @return false if it is recorded already, by an earlier try
     */
    public boolean record(Entry entry) {
        return records.insert(new Journaled(entry, Fold.NEW));
    }

    public Optional<Entry> find(String id) {
        return Optional.ofNullable(entries.find(eq("_id", id)).first());
    }

    /** @return those that exist, in no particular order */
    public List<Entry> find(Collection<String> ids) {
        return entries.find(in("_id", ids)).into(new ArrayList<>(ids.size()));
    }

    /** @return the entries that priced the label, one for each verdict, in the order of their judgements */
    public List<Entry> ofLabel(LabelId label) {
        List<Entry> found = entries.find(and(ofLot(label.unit().lot()), eq("lines.label", label.toString())))
                .into(new ArrayList<>());
        found.sort(comparing(Entry::number));
        return found;
    }

    /** The accruals of a lot are few and lie together. */
    private static Bson ofLot(LotId lot) {
        return and(gte("_id", Entry.accrualOf(lot + "/")), lt("_id", Entry.accrualOf(lot + "0")));
    }
}
