package dev.terrace.quality.landmarks;

import dev.terrace.quality.Skill;
import dev.terrace.quality.Tally;
import dev.terrace.shared.work.landmarks.Landmark;
import dev.terrace.shared.work.landmarks.LandmarksLabel;
import java.util.ArrayList;
import java.util.List;

/** Makes one label of several whose numbers are right. */
final class LandmarksMerge {
    private static final int STATES = 3;
    private static final double TIE = 1e-9;

    private final double[] worth;

    LandmarksMerge(double[] parts, List<Skill> skills) {
        worth = new double[parts.length];
        for (int i = 0; i < worth.length; i++) {
            worth[i] = parts[i] * Tally.weight(skills.get(i), STATES);
        }
    }

    /** The merged label; two where it is as likely that a point is outside as that it is not. */
    List<LandmarksLabel> of(List<Face> faces) {
        int points = faces.getFirst().x.length;
        List<Landmark> placed = new ArrayList<>(points);
        List<Landmark> other = new ArrayList<>(points);
        boolean tied = false;
        for (int p = 0; p < points; p++) {
            double[] votes = votes(faces, p);
            double outside = votes[Face.OUTSIDE];
            double inside = Math.max(votes[Face.OCCLUDED], votes[Face.VISIBLE]);
            boolean even = Math.abs(outside - inside) <= TIE;
            Landmark point = outside > inside && !even ? Landmark.OUTSIDE : middle(faces, p, votes);
            placed.add(point);
            other.add(even ? Landmark.OUTSIDE : point);
            tied |= even;
        }
        return tied
                ? List.of(new LandmarksLabel(placed), new LandmarksLabel(other))
                : List.of(new LandmarksLabel(placed));
    }

    private double[] votes(List<Face> faces, int point) {
        double[] votes = new double[STATES];
        for (int i = 0; i < worth.length; i++) {
            votes[faces.get(i).state[point]] += worth[i];
        }
        return votes;
    }

    /** Who calls a point occluded has looked twice, so that an even vote says so; it counts for nobody. */
    private static Landmark middle(List<Face> faces, int point, double[] votes) {
        double[] x = new double[faces.size()];
        double[] y = new double[faces.size()];
        int count = 0;
        for (Face face : faces) {
            if (face.isPlaced(point)) {
                x[count] = face.x[point];
                y[count++] = face.y[point];
            }
        }
        boolean visible = votes[Face.VISIBLE] > votes[Face.OCCLUDED] + TIE;
        return new Landmark(
                LandmarksConsensus.median(x, count),
                LandmarksConsensus.median(y, count),
                visible ? Landmark.State.VISIBLE : Landmark.State.OCCLUDED);
    }
}
