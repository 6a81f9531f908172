package dev.terrace.payout;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.terrace.payout.Checkpoint.Scope;
import dev.terrace.payout.Checkpoint.Sums;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One numbered step of counting entries into checkpoints: written down first, then carried out, so that whoever finds it undone can do
 * it again. Two who count at once want the same number, and the store gives it to one.
 *
 * @param generation which set of checkpoints it counts into; a new one counts the whole journal anew
 * @param mark what its entries are marked with
 * @param entries ids of those it counts; none where it begins a generation
 * @param done whether it is carried out
 */
public record Fold(
        @JsonProperty("_id") int number,
        int generation,
        int mark,
        List<String> entries,
        List<Checkpoint> checkpoints,
        boolean done) {

    /** The mark of an entry that was never counted. */
    static final int NEW = 0;

    static final Fold NONE = new Fold(0, 1, NEW, List.of(), List.of(), true);

    /** What a checkpoint adds up. */
    record Key(
            Scope scope,
            String currency,
            Account.@Nullable Kind kind,
            String of,
            @Nullable String day,
            @Nullable String part) {}

    /** @return the next step, which counts these entries */
    Fold next(int mark, List<Entry> counted, ZoneId zone) {
        Map<Key, Sums> sums = new HashMap<>();
        counted.forEach(entry -> count(entry, zone, sums));
        int number = this.number + 1;
        return new Fold(
                number,
                generation,
                mark,
                counted.stream().map(Entry::id).toList(),
                sums.entrySet().stream()
                        .map(sum -> Checkpoint.of(sum.getKey(), sum.getValue(), generation, number))
                        .toList(),
                false);
    }

    /** @return the step that begins to count everything anew */
    Fold anew() {
        return new Fold(number + 1, generation + 1, generation + 1, List.of(), List.of(), false);
    }

    boolean begins() {
        return entries.isEmpty() && number > 0;
    }

    private static void count(Entry entry, ZoneId zone, Map<Key, Sums> sums) {
        String currency = entry.currency();
        String day = entry.at().atZone(zone).toLocalDate().toString();
        for (Posting posting : entry.postings()) {
            Account account = posting.account();
            Payee payee = account.payee();
            Sums moved = new Sums(posting.debitMicros(), posting.creditMicros(), 0, 0);
            String kindOf = payee == null ? "" : payee.kind().toString();
            add(sums, new Key(Scope.KIND, currency, account.kind(), kindOf, null, null), moved);
            add(sums, new Key(Scope.ACCOUNT, currency, account.kind(), account.id(), null, null), moved);
            add(sums, new Key(Scope.DAY, currency, account.kind(), account.id(), day, null), moved);
        }
        Work work = entry.work();
        if (work != null) {
            for (OpenItem item : OpenItem.of(entry)) {
                Sums earned = new Sums(0, 0, item.micros(), item.labels());
                Account account = Account.accrued(item.payee());
                String payee = item.payee().toString();
                add(sums, new Key(Scope.ACCOUNT, currency, account.kind(), account.id(), null, null), earned);
                add(sums, new Key(Scope.EARNED, currency, null, payee, day, work.project()), earned);
                add(
                        sums,
                        new Key(
                                Scope.COUNTY,
                                currency,
                                null,
                                payee,
                                null,
                                item.place().county()),
                        earned);
            }
        }
    }

    private static void add(Map<Key, Sums> sums, Key key, Sums more) {
        sums.merge(key, more, Sums::plus);
    }

    /** How many sums entries with these postings may come to, so that a fold stays a small document. */
    static int weight(Entry entry) {
        return 3 * entry.postings().size() + 3 * entry.lines().size() + 1;
    }

    /** @return as many of the entries, from the first, as one step counts */
    static List<Entry> part(List<Entry> entries, int mostSums) {
        List<Entry> part = new ArrayList<>();
        int sums = 0;
        for (Entry entry : entries) {
            sums += weight(entry);
            if (sums > mostSums && !part.isEmpty()) {
                break;
            }
            part.add(entry);
        }
        return part;
    }
}
