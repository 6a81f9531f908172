package dev.terrace.shared.work.scene;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.terrace.shared.work.Content;
import dev.terrace.shared.work.Fault;
import dev.terrace.shared.work.Joined;
import dev.terrace.shared.work.Part;
import dev.terrace.shared.work.Piece;
import dev.terrace.shared.work.Task;
import dev.terrace.shared.work.join.Chains;
import dev.terrace.shared.work.join.Range;
import dev.terrace.shared.work.join.Sight;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Joins windows of a drive: cuboids of one class that take up the same space in the key frames that both windows show are one
 * object. Of those frames the earlier window tells the first half, the later one the second.
 */
final class SceneJoin {
    private static final double SAME = 0.3;

    private final SceneSchema schema;
    private final Content.Scene scene;

    SceneJoin(SceneSchema schema, Content.Scene scene) {
        this.schema = schema;
        this.scene = scene;
    }

    /** An object through the frames of one window. */
    private record Seen(String id, SortedMap<Integer, Cuboid> byFrame) {
        Cuboid first() {
            return byFrame.values().iterator().next();
        }
    }

    private record Window(Part.Window part, SceneLabel label) {}

    private record InShared() implements Sight<Seen> {
        @Override
        public double same(Seen one, Seen other, long from, long to) {
            double sum = 0;
            int either = 0;
            for (int frame = (int) from;
                    frame < to && one.first().name().equals(other.first().name());
                    frame++) {
                Cuboid a = one.byFrame().get(frame);
                Cuboid b = other.byFrame().get(frame);
                either += a != null || b != null ? 1 : 0;
                sum += a != null && b != null ? a.overlap(b) : 0;
            }
            return either > 0 && sum / either >= SAME ? sum / either : 0;
        }

        @Override
        public boolean isWhole(Seen seen, long from, long to) {
            return seen.byFrame().firstKey() >= from && seen.byFrame().lastKey() < to;
        }
    }

    Joined of(List<Piece> pieces) {
        List<Window> windows = new ArrayList<>();
        for (Piece piece : pieces) {
            Task task = new Task(scene, piece.part());
            windows.add(new Window(Scenes.window(task), schema.read(piece.label(), task)));
        }
        windows.sort(Comparator.comparingInt((Window w) -> w.part().from())
                .thenComparingInt(w -> w.part().to()));
        Map<Range<Seen>, Window> windowOf = new HashMap<>();
        for (Window window : windows) {
            windowOf.put(range(window), window);
        }
        List<Chains.Chain<Seen>> chains = new ArrayList<>(
                Chains.of(List.copyOf(windowOf.keySet()), new InShared()).all());
        chains.sort(Comparator.comparing(t -> first(t), CUBOIDS));
        List<Map<String, String>> ids = new ArrayList<>();
        windows.forEach(w -> ids.add(new HashMap<>()));
        List<Integer> doubtful = new ArrayList<>();
        for (int i = 0; i < chains.size(); i++) {
            for (Chains.Piece<Seen> piece : chains.get(i).pieces()) {
                ids.get(windows.indexOf(windowOf.get(piece.range())))
                        .put(piece.object().id(), "c" + (i + 1));
            }
            if (chains.get(i).isDoubtful()) {
                doubtful.add(i + 1);
            }
        }
        List<Fault> doubts = doubtful.stream()
                .map(n -> new Fault("c" + n, "it lies whole in two windows, and only one tells of it"))
                .toList();
        return new Joined(label(windows, ids), doubts);
    }

    private static final Comparator<Cuboid> CUBOIDS = Comparator.comparingInt(Cuboid::frame)
            .thenComparingDouble(Cuboid::x)
            .thenComparingDouble(Cuboid::y)
            .thenComparing(Cuboid::toString);

    private static Cuboid first(Chains.Chain<Seen> chain) {
        return chain.pieces().getFirst().object().first();
    }

    private static Range<Seen> range(Window window) {
        Map<String, SortedMap<Integer, Cuboid>> objects = new TreeMap<>();
        for (Cuboid cuboid : window.label().cuboids()) {
            objects.computeIfAbsent(cuboid.id(), id -> new TreeMap<>()).put(cuboid.frame(), cuboid);
        }
        return new Range<>(
                window.part().from(),
                window.part().to(),
                objects.entrySet().stream()
                        .map(e -> new Seen(e.getKey(), e.getValue()))
                        .toList());
    }

    /** What each window tells of its own frames, under the numbers of the whole scene. */
    private ObjectNode label(List<Window> windows, List<Map<String, String>> ids) {
        List<SceneBox> boxes = new ArrayList<>();
        List<Cuboid> cuboids = new ArrayList<>();
        List<Link> links = new ArrayList<>();
        for (int w = 0; w < windows.size(); w++) {
            int from = w == 0 ? 0 : border(windows.get(w - 1), windows.get(w));
            int to = w + 1 == windows.size() ? Integer.MAX_VALUE : border(windows.get(w), windows.get(w + 1));
            SceneLabel label = windows.get(w).label();
            Map<String, String> cuboidIds = ids.get(w);
            Map<BoxId, String> boxIds = new HashMap<>();
            for (SceneBox box : label.boxes()) {
                if (from <= box.frame() && box.frame() < to) {
                    String id = "b" + (boxes.size() + 1);
                    boxIds.put(new BoxId(box.frame(), box.id()), id);
                    boxes.add(renamed(box, id));
                }
            }
            label.cuboids().stream()
                    .filter(c -> from <= c.frame() && c.frame() < to)
                    .forEach(c -> cuboids.add(renamed(c, cuboidIds.getOrDefault(c.id(), c.id()))));
            label.links().stream()
                    .filter(l -> from <= l.frame() && l.frame() < to)
                    .forEach(l -> links.add(new Link(
                            l.frame(),
                            boxIds.getOrDefault(new BoxId(l.frame(), l.box()), l.box()),
                            cuboidIds.getOrDefault(l.cuboid(), l.cuboid()))));
        }
        return schema.write(new SceneLabel(boxes, cuboids, links));
    }

    private record BoxId(int frame, String id) {}

    private static SceneBox renamed(SceneBox b, String id) {
        return new SceneBox(id, b.frame(), b.camera(), b.name(), b.x1(), b.y1(), b.x2(), b.y2(), b.attributes());
    }

    /** The first frame that the later of two windows tells. */
    private static int border(Window one, Window other) {
        return one.part().to() <= other.part().from()
                ? other.part().from()
                : Math.floorDiv(one.part().to() + other.part().from(), 2);
    }

    private static Cuboid renamed(Cuboid c, String id) {
        return new Cuboid(id, c.frame(), c.name(), c.x(), c.y(), c.z(), c.l(), c.w(), c.h(), c.yaw(), c.attributes());
    }
}
