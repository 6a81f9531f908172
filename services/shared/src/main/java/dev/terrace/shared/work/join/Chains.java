package dev.terrace.shared.work.join;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Follows things through the ranges of an item: neighbours that overlap are paired one to one, so that what they share is
 * most alike. Says the same in whatever order the ranges come.
 *
 * @param all each thing with its pieces in the order of the ranges
 */
public record Chains<O>(List<Chain<O>> all) {
    public Chains {
        all = List.copyOf(all);
    }

    /** A thing as it was told in one range. */
    public record Piece<O>(Range<O> range, O object) {}

    /**
     * One thing.
     *
     * @param isDoubtful whether it lies whole in two ranges and was told of in one
     */
    public record Chain<O>(List<Piece<O>> pieces, boolean isDoubtful) {
        public Chain {
            pieces = List.copyOf(pieces);
        }
    }

    /** A thing that may go on. */
    private static final class Open<O> {
        private final List<Piece<O>> pieces = new ArrayList<>();
        private boolean doubtful;

        Open(Range<O> range, O object) {
            pieces.add(new Piece<>(range, object));
        }

        O last() {
            return pieces.getLast().object();
        }
    }

    public static <O> Chains<O> of(List<Range<O>> ranges, Sight<O> sight) {
        List<Range<O>> sorted = new ArrayList<>(ranges);
        sorted.sort(Comparator.<Range<O>>comparingLong(Range::from).thenComparingLong(Range::to));
        List<Open<O>> all = new ArrayList<>();
        List<Open<O>> before = new ArrayList<>();
        for (int r = 0; r < sorted.size(); r++) {
            Range<O> range = sorted.get(r);
            boolean meets = r > 0 && sorted.get(r - 1).to() > range.from();
            before = next(range, meets ? sorted.get(r - 1).to() : range.from(), meets ? before : List.of(), sight, all);
        }
        return new Chains<>(
                all.stream().map(o -> new Chain<>(o.pieces, o.doubtful)).toList());
    }

    /** The things of this range, those that go on from the one before among them. @param shared end of what both show */
    private static <O> List<Open<O>> next(
            Range<O> range, long shared, List<Open<O>> before, Sight<O> sight, List<Open<O>> all) {
        long end = Math.min(shared, range.to());
        double[][] gain = new double[before.size()][range.objects().size()];
        for (int b = 0; b < before.size(); b++) {
            for (int o = 0; o < range.objects().size(); o++) {
                gain[b][o] = sight.same(before.get(b).last(), range.objects().get(o), range.from(), end);
            }
        }
        int[] best = range.objects().isEmpty() ? none(before.size()) : Assignment.best(gain);
        List<Open<O>> next = new ArrayList<>();
        Set<Integer> going = new HashSet<>();
        for (int b = 0; b < before.size(); b++) {
            Open<O> open = before.get(b);
            if (best[b] >= 0) {
                open.pieces.add(new Piece<>(range, range.objects().get(best[b])));
                going.add(best[b]);
                next.add(open);
            } else {
                open.doubtful |= sight.isWhole(open.last(), range.from(), end);
            }
        }
        for (int o = 0; o < range.objects().size(); o++) {
            if (!going.contains(o)) {
                Open<O> open = new Open<>(range, range.objects().get(o));
                open.doubtful = end > range.from() && sight.isWhole(open.last(), range.from(), end);
                next.add(open);
                all.add(open);
            }
        }
        return next;
    }

    private static int[] none(int size) {
        int[] none = new int[size];
        Arrays.fill(none, -1);
        return none;
    }
}
