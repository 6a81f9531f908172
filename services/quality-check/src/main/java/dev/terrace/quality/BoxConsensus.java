package dev.terrace.quality;

import static java.util.Comparator.comparingDouble;

import dev.terrace.shared.work.Label;
import dev.terrace.shared.work.Label.Box;
import dev.terrace.shared.work.Label.BoxesLabel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * The boxes that more than half of the labels drew. Boxes of different workers that overlap are gathered into clusters,
 * closest pairs first, at most one of each worker; a cluster that has the quorum becomes one box, the median of each side,
 * of the class most of them named. A low threshold and the median are what measures best (quality.md, trap 6).
 *
 * <p>Confidence is that of the mean of k raters who agree pairwise by r: k r / (1 + (k − 1) r), Spearman and Brown's formula.
 * Unlike the mean agreement itself it grows with every label that agrees, so that asking for another can settle a unit.
 */
record BoxConsensus() implements Consensus {
    private static final double SAME_OBJECT_IOU = 0.3;
    private static final double SAME_BOX_IOU = 0.5;
    private static final Comparator<Box> BY_PLACE = comparingDouble(Box::x1)
            .thenComparingDouble(Box::y1)
            .thenComparingDouble(Box::x2)
            .thenComparingDouble(Box::y2)
            .thenComparing(Box::name);

    /** A box of the label at this place in the panel. */
    private record Drawn(int label, Box box) {}

    private record Near(int one, int other, double iou) {}

    @Override
    public double similarity(Label one, Label other) {
        return Matching.f1(boxes(one), boxes(other), SAME_BOX_IOU);
    }

    @Override
    public Proposal propose(List<PanelLabel> labels, Skills skills) {
        List<List<Box>> found = new ArrayList<>();
        for (List<Drawn> cluster : clusters(labels)) {
            if (cluster.size() * 2 > labels.size()) {
                found.add(merged(cluster));
            }
        }
        List<Label> answers = answers(found);
        List<Double> agrees = labels.stream()
                .map(label -> similarity(label.label(), answers.getFirst()))
                .toList();
        double confidence = confidence(labels, skills);
        return new Proposal(answers, answers.size() == 1 ? confidence : Math.min(confidence, 0.5), agrees);
    }

    private double confidence(List<PanelLabel> labels, Skills skills) {
        int k = labels.size();
        if (k == 1) {
            return skills.of(labels.getFirst().worker()).accuracy();
        }
        double sum = 0;
        for (int i = 0; i < k; i++) {
            for (int j = i + 1; j < k; j++) {
                sum += similarity(labels.get(i).label(), labels.get(j).label());
            }
        }
        double r = sum / (k * (k - 1) / 2.0);
        return k * r / (1 + (k - 1) * r);
    }

    private static List<List<Drawn>> clusters(List<PanelLabel> labels) {
        List<Drawn> drawn = new ArrayList<>();
        for (int i = 0; i < labels.size(); i++) {
            for (Box box : boxes(labels.get(i).label())) {
                drawn.add(new Drawn(i, box));
            }
        }
        drawn.sort(Comparator.comparing(Drawn::box, BY_PLACE));
        List<Near> near = new ArrayList<>();
        for (int i = 0; i < drawn.size(); i++) {
            for (int j = i + 1;
                    j < drawn.size()
                            && drawn.get(j).box().x1() < drawn.get(i).box().x2();
                    j++) {
                double iou = Matching.iou(drawn.get(i).box(), drawn.get(j).box());
                if (iou >= SAME_OBJECT_IOU
                        && drawn.get(i).label() != drawn.get(j).label()) {
                    near.add(new Near(i, j, iou));
                }
            }
        }
        near.sort(comparingDouble(Near::iou).reversed());
        return gathered(drawn, near);
    }

    private static List<List<Drawn>> gathered(List<Drawn> drawn, List<Near> near) {
        List<List<Drawn>> clusterOf = new ArrayList<>(drawn.size());
        drawn.forEach(d -> clusterOf.add(new ArrayList<>(List.of(d))));
        int[] home = new int[drawn.size()];
        for (int i = 0; i < home.length; i++) {
            home[i] = i;
        }
        for (Near pair : near) {
            int to = home[pair.one()];
            int from = home[pair.other()];
            if (to != from && shareNoLabel(clusterOf.get(to), clusterOf.get(from))) {
                clusterOf.get(to).addAll(clusterOf.get(from));
                clusterOf.get(from).clear();
                for (int i = 0; i < home.length; i++) {
                    home[i] = home[i] == from ? to : home[i];
                }
            }
        }
        return clusterOf;
    }

    private static boolean shareNoLabel(List<Drawn> one, List<Drawn> other) {
        for (Drawn a : one) {
            for (Drawn b : other) {
                if (a.label() == b.label()) {
                    return false;
                }
            }
        }
        return true;
    }

    /** The median box, once for each class that most of the cluster named; more than one at a tie. */
    private static List<Box> merged(List<Drawn> cluster) {
        Map<String, Integer> votes = new TreeMap<>();
        cluster.forEach(d -> votes.merge(d.box().name(), 1, Integer::sum));
        int most = votes.values().stream().max(Integer::compare).orElseThrow();
        double x1 = median(cluster, Box::x1);
        double y1 = median(cluster, Box::y1);
        double x2 = median(cluster, Box::x2);
        double y2 = median(cluster, Box::y2);
        return votes.entrySet().stream()
                .filter(vote -> vote.getValue() == most)
                .map(vote -> new Box(vote.getKey(), x1, y1, x2, y2))
                .toList();
    }

    /** The label that these boxes make; where classes are tied, one label for each way to break all ties. */
    private static List<Label> answers(List<List<Box>> found) {
        int ways = found.stream().mapToInt(List::size).max().orElse(1);
        List<Label> answers = new ArrayList<>(ways);
        for (int way = 0; way < ways; way++) {
            int w = way;
            answers.add(new BoxesLabel(found.stream()
                    .map(same -> same.get(Math.min(w, same.size() - 1)))
                    .sorted(BY_PLACE)
                    .toList()));
        }
        return List.copyOf(answers);
    }

    private static double median(List<Drawn> cluster, ToDoubleFunction<Box> side) {
        double[] sides =
                cluster.stream().map(Drawn::box).mapToDouble(side).sorted().toArray();
        return (sides[(sides.length - 1) / 2] + sides[sides.length / 2]) / 2;
    }

    private static List<Box> boxes(Label label) {
        if (label instanceof BoxesLabel(List<Box> boxes)) {
            return boxes;
        }
        throw new IllegalArgumentException("expected boxes");
    }
}
