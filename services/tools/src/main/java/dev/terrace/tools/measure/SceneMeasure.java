package dev.terrace.tools.measure;

import com.fasterxml.jackson.databind.JsonNode;
import dev.terrace.shared.work.Task;
import dev.terrace.shared.work.scene.Cuboid;
import dev.terrace.shared.work.scene.Link;
import dev.terrace.shared.work.scene.SceneBox;
import dev.terrace.shared.work.scene.SceneLabel;
import dev.terrace.shared.work.scene.SceneSchema;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * F1 and mean overlap of cuboids (3D, at one half; small things at .3) and of boxes (at one half), how far headings are off, and
 * precision and recall of links: one is right if both its ends are matched with the ends of one that is so.
 */
final class SceneMeasure implements Measure {
    private static final double ENOUGH = 0.5;
    private static final double SMALL = 0.3;

    private final SceneSchema schema;
    private final Found cuboids = new Found();
    private final Found boxes = new Found();
    private final Found links = new Found();
    private double degrees;
    private long headings;

    SceneMeasure(SceneSchema schema) {
        this.schema = schema;
    }

    @Override
    public void add(Task task, @Nullable JsonNode label, JsonNode truth) {
        SceneLabel real = schema.read(truth, task);
        SceneLabel said = label == null ? new SceneLabel(List.of(), List.of(), List.of()) : schema.read(label, task);
        Map<End, End> partners = new HashMap<>();
        List<Pairs.Pair> solid = Pairs.of(said.cuboids(), real.cuboids(), this::alike);
        for (Pairs.Pair pair : solid) {
            Cuboid hers = said.cuboids().get(pair.said());
            Cuboid right = real.cuboids().get(pair.real());
            partners.put(new End(false, hers.frame(), hers.id()), new End(false, right.frame(), right.id()));
            degrees += Math.toDegrees(Math.abs(Cuboid.heading(hers.yaw() - right.yaw())));
            headings++;
        }
        List<Pairs.Pair> flat = Pairs.of(said.boxes(), real.boxes(), SceneMeasure::alike);
        for (Pairs.Pair pair : flat) {
            SceneBox hers = said.boxes().get(pair.said());
            SceneBox right = real.boxes().get(pair.real());
            partners.put(new End(true, hers.frame(), hers.id()), new End(true, right.frame(), right.id()));
        }
        add(cuboids, solid, said.cuboids().size(), real.cuboids().size());
        add(boxes, flat, said.boxes().size(), real.boxes().size());
        long linked = said.links().stream()
                .filter(link -> real.links().stream().anyMatch(other -> isSame(link, other, partners)))
                .count();
        links.add(linked, said.links().size(), real.links().size(), linked);
    }

    /** A box or a cuboid of a key frame. */
    private record End(boolean box, int frame, String id) {}

    private static boolean isSame(Link said, Link real, Map<End, End> partners) {
        return new End(true, real.frame(), real.box()).equals(partners.get(new End(true, said.frame(), said.box())))
                && new End(false, real.frame(), real.cuboid())
                        .equals(partners.get(new End(false, said.frame(), said.cuboid())));
    }

    private static void add(Found sum, List<Pairs.Pair> pairs, int said, int real) {
        sum.add(
                pairs.size(),
                said,
                real,
                pairs.stream().mapToDouble(Pairs.Pair::likeness).sum());
    }

    private double alike(Cuboid one, Cuboid other) {
        double overlap = one.name().equals(other.name()) ? one.overlap(other) : 0;
        return overlap >= (schema.small().contains(other.name()) ? SMALL : ENOUGH) ? overlap : 0;
    }

    private static double alike(SceneBox one, SceneBox other) {
        double overlap = one.name().equals(other.name()) ? one.overlap(other) : 0;
        return overlap >= ENOUGH ? overlap : 0;
    }

    @Override
    public Map<String, Double> figures() {
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("cuboid_f1", cuboids.f1());
        figures.put("mean_3d_iou", cuboids.mean());
        figures.put("heading_error_degrees", headings == 0 ? 0 : degrees / headings);
        figures.put("box_f1", boxes.f1());
        figures.put("box_mean_iou", boxes.mean());
        figures.put("link_precision", links.precision());
        figures.put("link_recall", links.recall());
        return figures;
    }
}
