package dev.terrace.quality.landmarks;

import dev.terrace.quality.Tally;
import dev.terrace.quality.Vote;
import dev.terrace.shared.work.landmarks.LandmarksLabel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The labels of one unit, and how near each is to each other. */
final class LandmarksPanel {
    private static final double SAME = 1e-12;

    private final List<Vote<LandmarksLabel>> votes;
    private final List<Face> faces = new ArrayList<>();
    private final double[] parts;

    /** By pair of labels, then by group. */
    private final double[][][] near;

    LandmarksPanel(Layout layout, List<Vote<LandmarksLabel>> votes) {
        this.votes = votes;
        votes.forEach(v -> faces.add(layout.face(v.label())));
        int k = faces.size();
        near = new double[k][k][];
        for (int i = 0; i < k; i++) {
            for (int j = 0; j < i; j++) {
                near[i][j] = layout.nearByGroup(faces.get(i), faces.get(j));
                near[j][i] = near[i][j];
            }
        }
        parts = parts(faces);
    }

    Face face(int label) {
        return faces.get(label);
    }

    /** What part of a vote each label has: labels with half their points equal to the last digit share one. */
    double[] parts() {
        return parts;
    }

    private static double[] parts(List<Face> faces) {
        double[] parts = new double[faces.size()];
        for (int i = 0; i < parts.length; i++) {
            int same = 1;
            for (int j = 0; j < parts.length; j++) {
                same += i != j && areCopies(faces.get(i), faces.get(j)) ? 1 : 0;
            }
            parts[i] = 1.0 / same;
        }
        return parts;
    }

    private static boolean areCopies(Face one, Face other) {
        int placed = 0;
        int equal = 0;
        for (int p = 0; p < one.x.length; p++) {
            boolean both = one.isPlaced(p) && other.isPlaced(p);
            placed += one.isPlaced(p) || other.isPlaced(p) ? 1 : 0;
            equal += both && one.x[p] == other.x[p] && one.y[p] == other.y[p] ? 1 : 0;
        }
        return placed > 0 && equal * 2 >= placed;
    }

    /** The probability that a group is where the labels say. */
    double sure(int group) {
        int k = faces.size();
        double weight = 0;
        for (int i = 0; i < k; i++) {
            int agree = 0;
            for (int j = 0; j < k; j++) {
                agree += i != j && near[i][j][group] >= LandmarksConsensus.NEAR_ENOUGH ? 1 : 0;
            }
            double worth = parts[i] * Tally.weight(votes.get(i).skill(), 2);
            weight += 2 * agree >= k - 1 ? worth : -worth;
        }
        return Tally.yes(weight);
    }

    /** The label nearest to all others; of equally near ones that of the surer worker, then the one farther left and up. */
    int mostLikeTheOthers() {
        int best = 0;
        for (int i = 1; i < faces.size(); i++) {
            if (isBefore(i, best)) {
                best = i;
            }
        }
        return best;
    }

    private boolean isBefore(int one, int other) {
        double more = likeOthers(one) - likeOthers(other);
        if (Math.abs(more) > SAME) {
            return more > 0;
        }
        double surer =
                votes.get(one).skill().accuracy() - votes.get(other).skill().accuracy();
        if (Math.abs(surer) > SAME) {
            return surer > 0;
        }
        int left = Arrays.compare(faces.get(one).x, faces.get(other).x);
        return left != 0 ? left < 0 : Arrays.compare(faces.get(one).y, faces.get(other).y) < 0;
    }

    private double likeOthers(int label) {
        double sum = 0;
        for (int j = 0; j < faces.size(); j++) {
            sum += j == label ? 0 : Layout.mean(near[label][j]);
        }
        return sum;
    }
}
