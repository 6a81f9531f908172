package dev.terrace.quality.landmarks;

import dev.terrace.shared.work.landmarks.Landmark;
import java.util.List;

/** How near points are to the true ones, by the measures in which others publish. */
public final class LandmarkMeasures {
    private static final List<Double> COCO = List.of(
            .026, .025, .025, .035, .035, .079, .079, .072, .072, .062, .062, .107, .107, .087, .087, .089, .089);

    /** Of an object of which only the box is known, so much of it is the object (COCO's own evaluation of crowds). */
    private static final double OF_BOX = 0.53;

    private LandmarkMeasures() {}

    /** The σ of COCO's 17 points of a person: how far people who mark them differ, as a share of the object's size. */
    public static List<Double> cocoSigmas() {
        return COCO;
    }

    /** The area of an object of which only the box is known. */
    public static double area(double width, double height) {
        return OF_BOX * width * height;
    }

    /**
     * Object keypoint similarity: the mean of exp(−d² / 2 s² k²), k = 2σ, over the points that are true; one that is told to be
     * outside is worth nothing. 1 if no point is true.
     *
     * @param area s², of the object in pixels
     * @param sigmas by point
     */
    public static double oks(List<Landmark> truth, List<Landmark> told, double area, List<Double> sigmas) {
        double sum = 0;
        int points = 0;
        for (int i = 0; i < truth.size(); i++) {
            if (truth.get(i).isPlaced()) {
                points++;
                double k = 2 * sigmas.get(i);
                double d = distance(truth.get(i), told.get(i));
                sum += told.get(i).isPlaced() ? Math.exp(-d * d / (2 * area * k * k)) : 0;
            }
        }
        return points == 0 ? 1 : sum / points;
    }

    /**
     * Normalised mean error: the mean distance over the points that both place, as a share of a length; 0 if there are none.
     *
     * @param normalizer such as the distance of the outer corners of the eyes, or the root of the box's area
     */
    public static double nme(List<Landmark> truth, List<Landmark> told, double normalizer) {
        double sum = 0;
        int points = 0;
        for (int i = 0; i < truth.size(); i++) {
            if (truth.get(i).isPlaced() && told.get(i).isPlaced()) {
                points++;
                sum += distance(truth.get(i), told.get(i));
            }
        }
        return points == 0 ? 0 : sum / points / normalizer;
    }

    private static double distance(Landmark one, Landmark other) {
        return Math.hypot(one.x() - other.x(), one.y() - other.y());
    }
}
