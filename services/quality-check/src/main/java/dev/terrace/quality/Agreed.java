package dev.terrace.quality;

import dev.terrace.shared.work.Label;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * What several labels say together of the objects in a picture, a text or a video.
 *
 * @param objects that are there, and those of which nobody knows, in the order of the geometry
 * @param dropped what only a minority drew
 * @param nothing the probability that nothing is there, where nobody drew anything; else 1
 */
public record Agreed<O>(List<Found<O>> objects, List<Found<O>> dropped, double nothing) {
    public Agreed {
        objects = List.copyOf(objects);
        dropped = List.copyOf(dropped);
    }

    /** In all of it: as sure as the least sure of its parts. */
    public double confidence() {
        double least = nothing;
        for (Found<O> found : objects) {
            least = Math.min(least, found.confidence());
        }
        for (Found<O> found : dropped) {
            least = Math.min(least, 1 - found.exists());
        }
        return least;
    }

    /** How many answers there are: one, or more at a tie. */
    public int ways() {
        return objects.stream().mapToInt(Found::choices).max().orElse(1);
    }

    /** The objects of the n-th answer; past the last way of an object it is the last one again. */
    public List<O> way(int n) {
        List<O> way = new ArrayList<>(objects.size());
        for (Found<O> found : objects) {
            int choice = Math.min(n, found.choices() - 1);
            if (choice < found.ways().size()) {
                way.add(found.ways().get(choice));
            }
        }
        return way;
    }

    /** The proposal of the labels that these objects and attributes of the whole label make. */
    <L extends Label> Proposal<L> proposal(
            Comparator<O> order, AttributeVotes attributes, BiFunction<List<O>, Map<String, Object>, L> label) {
        int ways = Math.max(ways(), attributes.ways().size());
        List<L> answers = new ArrayList<>(ways);
        for (int w = 0; w < ways; w++) {
            List<O> objects = new ArrayList<>(way(w));
            objects.sort(order);
            answers.add(label.apply(
                    objects, attributes.ways().get(Math.min(w, attributes.ways().size() - 1))));
        }
        double confidence = Math.min(confidence(), attributes.confidence());
        List<Double> each = objects.stream().map(Found::confidence).toList();
        return new Proposal<>(answers, ways == 1 ? confidence : Math.min(confidence, .5), each);
    }

    /**
     * One thing that at least one label drew.
     *
     * @param ways the object; several if the labels are tied between them
     * @param members who drew it
     * @param exists the probability that it is there
     * @param name the votes on its class
     * @param place the probability that it is where the object says
     * @param confidence the least of all that was voted on
     */
    public record Found<O>(
            List<O> ways, List<Member<O>> members, double exists, Tally name, double place, double confidence) {
        public Found {
            ways = List.copyOf(ways);
            members = List.copyOf(members);
        }

        /** The ways it may be, and one more if it may not be there. */
        public int choices() {
            return ways.size() + (Tally.isEven(exists) ? 1 : 0);
        }

        public O object() {
            return ways.getFirst();
        }
    }
}
