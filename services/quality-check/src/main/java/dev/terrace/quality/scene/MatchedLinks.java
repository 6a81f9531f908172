package dev.terrace.quality.scene;

import dev.terrace.quality.Evidence;
import dev.terrace.quality.Matching;
import dev.terrace.quality.Skill;
import dev.terrace.quality.Tally;
import dev.terrace.shared.work.scene.Cuboid;
import dev.terrace.shared.work.scene.Link;
import dev.terrace.shared.work.scene.SceneBox;
import dev.terrace.shared.work.scene.SceneLabel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The links of a label beside those of another one.
 *
 * @param boxes hers to the left
 * @param cuboids hers to the left
 */
record MatchedLinks(SceneLabel hers, SceneLabel right, Matching boxes, Matching cuboids) {

    /** A box and a cuboid by their numbers in a label. */
    record Ends(int box, int cuboid) {}

    static Ends ends(SceneLabel label, Link link) {
        return new Ends(box(label.boxes(), link), cuboid(label.cuboids(), link));
    }

    private static int box(List<SceneBox> boxes, Link link) {
        for (int i = 0; i < boxes.size(); i++) {
            if (boxes.get(i).frame() == link.frame() && boxes.get(i).id().equals(link.box())) {
                return i;
            }
        }
        throw new IllegalArgumentException("a link to nothing: there is no box " + link.box());
    }

    private static int cuboid(List<Cuboid> cuboids, Link link) {
        for (int i = 0; i < cuboids.size(); i++) {
            if (cuboids.get(i).frame() == link.frame() && cuboids.get(i).id().equals(link.cuboid())) {
                return i;
            }
        }
        throw new IllegalArgumentException("a link to nothing: there is no cuboid " + link.cuboid());
    }

    static Set<Ends> all(SceneLabel label) {
        Set<Ends> all = new HashSet<>();
        label.links().forEach(link -> all.add(ends(label, link)));
        return all;
    }

    /** Where her ends are in the other label; -1 for one that is not there. */
    Ends there(Ends mine) {
        return new Ends(boxes.ofLeft(mine.box()), cuboids.ofLeft(mine.cuboid()));
    }

    /** Where ends of the other label are in hers; -1 for one that she has not. */
    Ends here(Ends theirs) {
        return new Ends(boxes.ofRight(theirs.box()), cuboids.ofRight(theirs.cuboid()));
    }

    /** How many links both have. */
    int met() {
        Set<Ends> theirs = all(right);
        return (int) all(hers).stream().filter(e -> theirs.contains(there(e))).count();
    }

    /** The share of her links that are right; 1 if she has none. */
    double precision() {
        return hers.links().isEmpty() ? 1 : (double) met() / hers.links().size();
    }

    /** The share of the right links that she has; 1 if there are none. */
    double recall() {
        return right.links().isEmpty() ? 1 : (double) met() / right.links().size();
    }

    /** What votes on links between the objects of the other label teach, where she has both ends. */
    List<Evidence> evidence(List<Links.Voted> votes) {
        Set<Ends> mine = all(hers);
        List<Evidence> evidence = new ArrayList<>();
        for (Links.Voted vote : votes) {
            Ends here = here(new Ends(vote.box(), vote.cuboid()));
            if (here.box() >= 0 && here.cuboid() >= 0 && !vote.isTied()) {
                double sure = Math.max(vote.probability(), 1 - vote.probability());
                boolean hit = mine.contains(here) == vote.isKept();
                evidence.add(new Evidence(Skill.ALL, hit ? 1 : 0, Tally.aboveChance(sure, 2)));
            }
        }
        return evidence;
    }
}
