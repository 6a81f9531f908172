package dev.terrace.ingestion;

import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.terrace.shared.event.LotJudged;
import dev.terrace.shared.event.LotJudged.Cause;
import dev.terrace.shared.event.LotJudged.Outcome;
import dev.terrace.shared.event.LotJudged.Resolution;
import dev.terrace.shared.store.Packed;
import dev.terrace.shared.store.Versioned;
import dev.terrace.shared.work.LotId;
import dev.terrace.shared.work.Terms;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What has become of the units of a lot: for each unit and each label what the judgement with the highest number says, so that
 * repeats and another order change nothing.
 *
 * @param judgements numbers of those that were applied, in the order in which they came
 * @param units those that are settled
 * @param verdicts those in force
 * @param withdrawing units that the client has withdrawn, whether they were settled before or not
 * @param unfoldedSince when a change came that the dataset's tally does not have yet; null if it has all
 */
public record LotResults(
        @JsonProperty("_id") String id,
        long version,
        String dataset,
        int number,
        @Packed List<Integer> judgements,
        @Packed List<Settled> units,
        @Packed List<Verdict> verdicts,
        @Packed List<Integer> withdrawing,
        Tally tally,
        Fold fold,
        @Nullable Instant unfoldedSince)
        implements Versioned<LotResults> {

    public LotResults {
        judgements = List.copyOf(judgements);
        units = List.copyOf(units);
        verdicts = List.copyOf(verdicts);
        withdrawing = List.copyOf(withdrawing);
    }

    /**
     * What a unit has come to: a resolution, or none and why.
     *
     * @param judgement the number of the one that says so
     * @param change counts what changed in this lot, from 1: {@link Mark} tells when the dataset took note of it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Settled(
            int unit,
            int judgement,
            int change,
            @Nullable Resolution resolution,
            @Nullable Cause withdrawn) {}

    /** What is paid for a label. */
    public record Verdict(
            int unit, int attempt, int judgement, Outcome outcome, boolean counted, double share, long quantity) {
        private long key() {
            return (long) unit << 32 | attempt;
        }
    }

    /**
     * What the dataset's tally has of this lot.
     *
     * @param sequence of the dataset, when it last took note of this lot
     */
    public record Fold(Tally tally, long sequence, List<Mark> marks) {
        public Fold {
            marks = List.copyOf(marks);
        }

        static final Fold NONE = new Fold(Tally.NOTHING, 0, List.of());
    }

    /** The dataset took note of all changes up to this one under this sequence number. */
    public record Mark(long sequence, int change) {}

    /** Before anything is known of the lot. */
    public static LotResults of(LotId lot) {
        return new LotResults(
                lot.toString(),
                0,
                lot.dataset(),
                lot.number(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Tally.NOTHING,
                Fold.NONE,
                null);
    }

    /** After a judgement; the very same if it was applied before. */
    public LotResults with(LotJudged judged, Terms.Price price, Instant now) {
        int judgement = JudgementId.of(judged).number();
        if (judgements.contains(judgement)) {
            return this;
        }
        Map<Integer, Settled> settled =
                new TreeMap<>(units.stream().collect(toMap(Settled::unit, Function.identity())));
        int change = changes() + 1;
        judged.resolutions().forEach(r -> newer(settled, new Settled(r.unit(), judgement, change, r, null)));
        judged.withdrawn().forEach(w -> newer(settled, new Settled(w.unit(), judgement, change, null, w.cause())));
        Map<Long, Verdict> inForce = new TreeMap<>(verdicts.stream().collect(toMap(Verdict::key, Function.identity())));
        judged.verdicts().stream()
                .map(v -> new Verdict(
                        v.unit(), v.attempt(), judgement, v.outcome(), v.counted(), v.share(), v.quantity()))
                .forEach(v -> inForce.merge(v.key(), v, (a, b) -> a.judgement() > b.judgement() ? a : b));
        List<Integer> applied =
                Stream.concat(judgements.stream(), Stream.of(judgement)).toList();
        List<Settled> units = List.copyOf(settled.values());
        List<Verdict> verdicts = List.copyOf(inForce.values());
        Tally tally = Tally.of(units, verdicts, price);
        return new LotResults(
                id, version, dataset, number, applied, units, verdicts, withdrawing, tally, fold, since(now));
    }

    /** After the client has withdrawn units; the very same if it had withdrawn all of them before. */
    public LotResults withdrawing(List<Integer> more) {
        List<Integer> all = Stream.concat(withdrawing.stream(), more.stream())
                .distinct()
                .sorted()
                .toList();
        return all.size() == withdrawing.size()
                ? this
                : new LotResults(
                        id, version, dataset, number, judgements, units, verdicts, all, tally, fold, unfoldedSince);
    }

    /** What a unit has come to; null while it is open. */
    public @Nullable Settled unit(int n) {
        for (Settled settled : units) {
            if (settled.unit() == n) {
                return settled;
            }
        }
        return null;
    }

    /** Changes so far. */
    @JsonIgnore
    public int changes() {
        return judgements.size();
    }

    /** Changes that whoever has read the dataset up to this sequence number may have seen. */
    public int changesUpTo(long sequence) {
        return fold.marks().stream()
                .filter(mark -> mark.sequence() <= sequence)
                .mapToInt(Mark::change)
                .max()
                .orElse(0);
    }

    /** What the fold is once the dataset has taken note of {@code tally} under this number. */
    public Fold folded(long sequence, Tally tally, int change) {
        List<Mark> marks = new ArrayList<>(fold.marks());
        marks.add(new Mark(sequence, change));
        return new Fold(tally, sequence, marks);
    }

    private static void newer(Map<Integer, Settled> settled, Settled next) {
        settled.merge(next.unit(), next, (a, b) -> a.judgement() > b.judgement() ? a : b);
    }

    private Instant since(Instant now) {
        return Objects.requireNonNullElse(unfoldedSince, now);
    }

    @Override
    public LotResults withVersion(long version) {
        return new LotResults(
                id, version, dataset, number, judgements, units, verdicts, withdrawing, tally, fold, unfoldedSince);
    }
}
