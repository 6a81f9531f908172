package dev.terrace.tools.measure;

import com.fasterxml.jackson.databind.JsonNode;
import dev.terrace.quality.landmarks.LandmarkMeasures;
import dev.terrace.shared.work.Task;
import dev.terrace.shared.work.landmarks.FeatureGroup;
import dev.terrace.shared.work.landmarks.Landmark;
import dev.terrace.shared.work.landmarks.LandmarksSchema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Normalised mean error over the faces, the share of points within the radius of their feature (PCK), the share of faces that fail
 * (NME above .08), and of points whose state is right.
 */
final class LandmarksMeasure implements Measure {
    private static final double FAILS = 0.08;
    private static final double OF_EXTENT = 0.6;

    private final LandmarksSchema schema;
    private long faces;
    private long told;
    private long failed;
    private double errors;
    private long placed;
    private long near;
    private long points;
    private long states;

    LandmarksMeasure(LandmarksSchema schema) {
        this.schema = schema;
    }

    @Override
    public void add(Task task, @Nullable JsonNode label, JsonNode truth) {
        List<Landmark> real = schema.read(truth, task).points();
        faces++;
        points += real.size();
        placed += real.stream().filter(Landmark::isPlaced).count();
        if (label == null) {
            failed++;
            return;
        }
        List<Landmark> said = schema.read(label, task).points();
        double size = Math.max(1, size(real));
        double error = LandmarkMeasures.nme(real, said, size);
        told++;
        errors += error;
        failed += error > FAILS ? 1 : 0;
        int at = 0;
        for (FeatureGroup group : schema.groups()) {
            for (int n = 0; n < group.size(); n++, at++) {
                near += isNear(said.get(at), real.get(at), group.radius() * size) ? 1 : 0;
                states += said.get(at).state() == real.get(at).state() ? 1 : 0;
            }
        }
    }

    private static boolean isNear(Landmark said, Landmark real, double within) {
        return said.isPlaced() && real.isPlaced() && Math.hypot(said.x() - real.x(), said.y() - real.y()) <= within;
    }

    /** The distance of the two points that tell it; where one of them is outside, a share of the extent of those placed. */
    private double size(List<Landmark> all) {
        if (schema.normalizer().size() == 2) {
            Landmark a = all.get(schema.normalizer().get(0));
            Landmark b = all.get(schema.normalizer().get(1));
            if (a.isPlaced() && b.isPlaced()) {
                return Math.hypot(a.x() - b.x(), a.y() - b.y());
            }
        }
        var x = all.stream().filter(Landmark::isPlaced).mapToDouble(Landmark::x).summaryStatistics();
        var y = all.stream().filter(Landmark::isPlaced).mapToDouble(Landmark::y).summaryStatistics();
        return x.getCount() == 0 ? 0 : OF_EXTENT * Math.sqrt((x.getMax() - x.getMin()) * (y.getMax() - y.getMin()));
    }

    @Override
    public Map<String, Double> figures() {
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("nme", told == 0 ? 0 : errors / told);
        figures.put("pck", placed == 0 ? 1 : (double) near / placed);
        figures.put("failure_rate", faces == 0 ? 0 : (double) failed / faces);
        figures.put("state_accuracy", points == 0 ? 1 : (double) states / points);
        return figures;
    }
}
