package dev.terrace.quality.scene;

import static java.util.Comparator.comparingInt;

import dev.terrace.quality.Geometry;
import dev.terrace.quality.Median;
import dev.terrace.quality.Member;
import dev.terrace.quality.Merge;
import dev.terrace.shared.work.Attributes;
import dev.terrace.shared.work.scene.Rectangle;
import dev.terrace.shared.work.scene.SceneBox;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Boxes of one image are alike as far as they overlap, as where only boxes are drawn. */
record SceneBoxGeometry(List<String> classes, Attributes attributes) implements Geometry<SceneBox> {
    private static final Comparator<SceneBox> ORDER = comparingInt(SceneBox::frame)
            .thenComparing(SceneBox::camera)
            .thenComparingDouble(SceneBox::x1)
            .thenComparingDouble(SceneBox::y1)
            .thenComparingDouble(SceneBox::x2)
            .thenComparingDouble(SceneBox::y2)
            .thenComparing(SceneBox::name)
            .thenComparing(box -> box.attributes().toString());

    private record Place(int frame, String camera, Rectangle rectangle) {}

    @Override
    public String name(SceneBox box) {
        return box.name();
    }

    @Override
    public Map<String, Object> attributes(SceneBox box) {
        return box.attributes();
    }

    @Override
    public double similarity(SceneBox one, SceneBox other) {
        return one.overlap(other);
    }

    @Override
    public double fine() {
        return .8;
    }

    @Override
    public double from(SceneBox box) {
        return box.x1();
    }

    @Override
    public double to(SceneBox box) {
        return box.x2();
    }

    @Override
    public Merge<SceneBox> merge(List<Member<SceneBox>> members) {
        SceneBox any = members.getFirst().object();
        return Merge.of(new SceneBox(
                any.id(),
                any.frame(),
                any.camera(),
                any.name(),
                Median.of(members, SceneBox::x1),
                Median.of(members, SceneBox::y1),
                Median.of(members, SceneBox::x2),
                Median.of(members, SceneBox::y2),
                Map.of()));
    }

    @Override
    public SceneBox named(SceneBox b, String name, Map<String, Object> attributes) {
        return new SceneBox(b.id(), b.frame(), b.camera(), name, b.x1(), b.y1(), b.x2(), b.y2(), attributes);
    }

    static SceneBox numbered(SceneBox b, String id) {
        return new SceneBox(id, b.frame(), b.camera(), b.name(), b.x1(), b.y1(), b.x2(), b.y2(), b.attributes());
    }

    @Override
    public Comparator<SceneBox> order() {
        return ORDER;
    }

    @Override
    public boolean isFree() {
        return true;
    }

    @Override
    public Object shape(SceneBox box) {
        return new Place(box.frame(), box.camera(), Rectangle.of(box));
    }

    @Override
    public String field() {
        return "boxes";
    }
}
