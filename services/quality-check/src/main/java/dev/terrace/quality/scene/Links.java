package dev.terrace.quality.scene;

import dev.terrace.quality.Agreed.Found;
import dev.terrace.quality.Member;
import dev.terrace.quality.Tally;
import dev.terrace.shared.work.scene.Cuboid;
import dev.terrace.shared.work.scene.Link;
import dev.terrace.shared.work.scene.SceneBox;
import dev.terrace.shared.work.scene.SceneLabel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What several labels say of which box is of which cuboid: of each two that somebody links, all who have both ends say yes or no.
 * A box gets the likeliest of its cuboids.
 */
final class Links {
    private static final Comparator<Voted> LIKELIEST = Comparator.comparingDouble(Voted::probability)
            .reversed()
            .thenComparingInt(Voted::box)
            .thenComparingInt(Voted::cuboid);

    /** An object of one label. */
    private record Id(int label, int frame, String id) {}

    /** A box and a cuboid, by their numbers among those found, and how likely it is that they are of one object. */
    record Voted(int box, int cuboid, double probability) {
        boolean isKept() {
            return probability > .5 && !isTied();
        }

        boolean isTied() {
            return Tally.isEven(probability);
        }
    }

    private final List<SceneLabel> labels;
    private final List<Found<SceneBox>> boxes;
    private final List<Found<Cuboid>> cuboids;
    private final Map<Id, Integer> boxOf = new HashMap<>();
    private final Map<Id, Integer> cuboidOf = new HashMap<>();

    Links(List<SceneLabel> labels, List<Found<SceneBox>> boxes, List<Found<Cuboid>> cuboids) {
        this.labels = labels;
        this.boxes = boxes;
        this.cuboids = cuboids;
        for (int b = 0; b < boxes.size(); b++) {
            for (Member<SceneBox> member : boxes.get(b).members()) {
                boxOf.put(
                        new Id(
                                member.label(),
                                member.object().frame(),
                                member.object().id()),
                        b);
            }
        }
        for (int c = 0; c < cuboids.size(); c++) {
            for (Member<Cuboid> member : cuboids.get(c).members()) {
                cuboidOf.put(
                        new Id(
                                member.label(),
                                member.object().frame(),
                                member.object().id()),
                        c);
            }
        }
    }

    private record Pair(int box, int cuboid) {}

    /** All that were voted on; of the kept ones at most one is of each box. */
    List<Voted> voted() {
        Map<Pair, Set<Integer>> said = new HashMap<>();
        for (int label = 0; label < labels.size(); label++) {
            for (Link link : labels.get(label).links()) {
                Integer box = boxOf.get(new Id(label, link.frame(), link.box()));
                Integer cuboid = cuboidOf.get(new Id(label, link.frame(), link.cuboid()));
                if (box != null && cuboid != null) {
                    said.computeIfAbsent(new Pair(box, cuboid), _ -> new HashSet<>())
                            .add(label);
                }
            }
        }
        List<Voted> all = new ArrayList<>();
        said.forEach((pair, yes) -> all.add(new Voted(pair.box, pair.cuboid, probability(pair, yes))));
        all.sort(LIKELIEST);
        Set<Integer> taken = new HashSet<>();
        return all.stream()
                .filter(v -> !v.isKept() && !v.isTied() || taken.add(v.box()))
                .toList();
    }

    private double probability(Pair pair, Set<Integer> yes) {
        List<Double> votes = new ArrayList<>();
        for (Member<SceneBox> box : boxes.get(pair.box).members()) {
            for (Member<Cuboid> cuboid : cuboids.get(pair.cuboid).members()) {
                if (box.label() == cuboid.label()) {
                    double worth = Math.min(box.part(), cuboid.part()) * Tally.weight(box.skill(), 2);
                    votes.add(yes.contains(box.label()) ? worth : -worth);
                }
            }
        }
        return Tally.yes(votes.stream().mapToDouble(v -> v).sorted().sum());
    }

    /**
     * The number of the object that each cuboid is of, through the key frames: two in neighbouring frames are of one object if
     * more than half of those who have both gave them one id.
     */
    int[] objects() {
        int[] object = new int[cuboids.size()];
        Set<Placed> placed = new HashSet<>();
        int next = 0;
        for (int c = 0; c < object.length; c++) {
            int before = before(c);
            int frame = cuboids.get(c).object().frame();
            boolean goesOn = before >= 0 && placed.add(new Placed(frame, object[before]));
            object[c] = goesOn ? object[before] : next++;
            placed.add(new Placed(frame, object[c]));
        }
        return object;
    }

    /** An object has one cuboid in a frame. */
    private record Placed(int frame, int object) {}

    /** The cuboid of the frame before that is of the same object, or -1. They are in the order of their frames. */
    private int before(int cuboid) {
        Map<Integer, Integer> same = new HashMap<>();
        int had = 0;
        for (Member<Cuboid> member : cuboids.get(cuboid).members()) {
            Cuboid c = member.object();
            Integer other = cuboidOf.get(new Id(member.label(), c.frame() - 1, c.id()));
            if (other != null) {
                same.merge(other, 1, Integer::sum);
                had++;
            }
        }
        for (Map.Entry<Integer, Integer> entry : same.entrySet()) {
            if (2 * entry.getValue() > had) {
                return entry.getKey();
            }
        }
        return -1;
    }
}
