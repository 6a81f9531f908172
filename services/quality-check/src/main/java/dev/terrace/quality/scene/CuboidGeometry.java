package dev.terrace.quality.scene;

import static java.util.Comparator.comparingInt;

import dev.terrace.quality.Finding;
import dev.terrace.quality.Geometry;
import dev.terrace.quality.Member;
import dev.terrace.quality.Merge;
import dev.terrace.shared.work.Attributes;
import dev.terrace.shared.work.scene.Cuboid;
import dev.terrace.shared.work.scene.SceneSchema;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Cuboids are matched by the space that they share; the heading counts in the score. */
record CuboidGeometry(SceneSchema schema) implements Geometry<Cuboid> {
    private static final double SIDEWAYS_DEGREES = 45;
    private static final double BACKWARDS_DEGREES = 135;
    private static final double REMARKED_DEGREES = 10;

    /** What lies farther apart along x than this is never one object; a frame's worth of metres keeps frames apart. */
    private static final double FRAME_METRES = 10_000;

    private static final Comparator<Cuboid> ORDER = comparingInt(Cuboid::frame)
            .thenComparingDouble(Cuboid::x)
            .thenComparingDouble(Cuboid::y)
            .thenComparingDouble(Cuboid::z)
            .thenComparingDouble(Cuboid::l)
            .thenComparingDouble(Cuboid::w)
            .thenComparingDouble(Cuboid::h)
            .thenComparingDouble(Cuboid::yaw)
            .thenComparing(Cuboid::name)
            .thenComparing(c -> c.attributes().toString());

    private record Shape(int frame, double x, double y, double z, double l, double w, double h, double yaw) {}

    @Override
    public List<String> classes() {
        return schema.classes();
    }

    @Override
    public Attributes attributes() {
        return schema.attributes();
    }

    @Override
    public String name(Cuboid cuboid) {
        return cuboid.name();
    }

    @Override
    public Map<String, Object> attributes(Cuboid cuboid) {
        return cuboid.attributes();
    }

    @Override
    public double similarity(Cuboid one, Cuboid other) {
        return one.overlap(other);
    }

    @Override
    public double score(Cuboid one, Cuboid other) {
        double cos = Math.cos(one.yaw() - other.yaw());
        return similarity(one, other) * (hasFront(other.name()) ? (1 + cos) / 2 : Math.abs(cos));
    }

    private boolean hasFront(String name) {
        return !schema.noFront().contains(name);
    }

    @Override
    public double join() {
        return .1;
    }

    @Override
    public double right(String name) {
        return schema.small().contains(name) ? .3 : right();
    }

    @Override
    public double fine() {
        return .7;
    }

    @Override
    public double from(Cuboid cuboid) {
        return cuboid.frame() * FRAME_METRES + cuboid.x() - cuboid.radius();
    }

    @Override
    public double to(Cuboid cuboid) {
        return cuboid.frame() * FRAME_METRES + cuboid.x() + cuboid.radius();
    }

    @Override
    public Merge<Cuboid> merge(List<Member<Cuboid>> members) {
        boolean front = members.stream().anyMatch(m -> hasFront(m.object().name()));
        return new Heading(members, front).merged();
    }

    @Override
    public Cuboid named(Cuboid c, String name, Map<String, Object> attributes) {
        return new Cuboid(c.id(), c.frame(), name, c.x(), c.y(), c.z(), c.l(), c.w(), c.h(), c.yaw(), attributes);
    }

    static Cuboid numbered(Cuboid c, String id) {
        return new Cuboid(id, c.frame(), c.name(), c.x(), c.y(), c.z(), c.l(), c.w(), c.h(), c.yaw(), c.attributes());
    }

    @Override
    public Comparator<Cuboid> order() {
        return ORDER;
    }

    @Override
    public boolean isFree() {
        return true;
    }

    @Override
    public Object shape(Cuboid c) {
        return new Shape(c.frame(), c.x(), c.y(), c.z(), c.l(), c.w(), c.h(), c.yaw());
    }

    @Override
    public String field() {
        return "cuboids";
    }

    @Override
    public List<Finding> compare(String path, Cuboid hers, Cuboid right) {
        List<Finding> said = new ArrayList<>(Geometry.super.compare(path, hers, right));
        double degrees = Math.toDegrees(Math.abs(Cuboid.heading(hers.yaw() - right.yaw())));
        double off = hasFront(right.name()) ? degrees : Math.min(degrees, 180 - degrees);
        String at = path + ".yaw";
        if (off > BACKWARDS_DEGREES) {
            said.add(Finding.wrong("faces-backwards", at, "its front is at the other end"));
        } else if (off > SIDEWAYS_DEGREES) {
            said.add(Finding.wrong("faces-sideways", at, "its front is at a side: %.0f° off".formatted(off)));
        } else if (off > REMARKED_DEGREES) {
            said.add(Finding.remark("heading-off", at, "its heading is %.0f° off".formatted(off)));
        }
        return said;
    }
}
