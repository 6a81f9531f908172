package dev.terrace.payout;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.terrace.shared.store.Outcome;
import dev.terrace.shared.store.Versioned;
import java.util.List;
import java.util.stream.Stream;

/**
 * The judgements of one label that was judged more than once, so that exactly one verdict is in force: that of the highest number.
 * It says which price each correction takes the place of, however often and in whatever order they are told.
 *
 * @param inForce numbers of judgements, each of which took the place of the one before it
 * @param superseded numbers that were told when a higher one was in force already
 */
public record VerdictHistory(
        @JsonProperty("_id") String id, long version, List<Integer> inForce, List<Integer> superseded)
        implements Versioned<VerdictHistory> {

    /** The history of a label before its first correction. */
    static VerdictHistory of(String label, int first) {
        return new VerdictHistory(label, 0, List.of(first), List.of());
    }

    /** @return the number whose price this one takes the place of; the number itself, if a higher one is in force */
    Outcome<VerdictHistory, Integer> correct(int number) {
        int place = inForce.indexOf(number);
        if (place > 0) {
            return Outcome.unchanged(this, inForce.get(place - 1));
        }
        if (superseded.contains(number)) {
            return Outcome.unchanged(this, number);
        }
        int last = inForce.getLast();
        return number > last
                ? new Outcome<>(new VerdictHistory(id, version, with(inForce, number), superseded), List.of(), last)
                : new Outcome<>(new VerdictHistory(id, version, inForce, with(superseded, number)), List.of(), number);
    }

    /** @return the number of the verdict in force */
    int last() {
        return inForce.getLast();
    }

    private static List<Integer> with(List<Integer> numbers, int number) {
        return Stream.concat(numbers.stream(), Stream.of(number)).toList();
    }

    @Override
    public VerdictHistory withVersion(long next) {
        return new VerdictHistory(id, next, inForce, superseded);
    }
}
