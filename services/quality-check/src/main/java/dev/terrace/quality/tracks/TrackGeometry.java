package dev.terrace.quality.tracks;

import static java.util.Comparator.comparingInt;

import dev.terrace.quality.Finding;
import dev.terrace.quality.Geometry;
import dev.terrace.quality.Median;
import dev.terrace.quality.Member;
import dev.terrace.quality.Merge;
import dev.terrace.shared.work.Attributes;
import dev.terrace.shared.work.tracks.Trajectory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Tracks are alike by the mean overlap of their boxes over the frames in which either is seen. They are gathered by the overlap
 * over the frames of the shorter, so that one object that somebody told in pieces is one all the same.
 */
record TrackGeometry(List<String> classes, Attributes attributes) implements Geometry<Followed> {
    private static final int SIDES = 4;
    private static final int REMARKED_FRAMES = 3;
    private static final Comparator<Followed> ORDER = comparingInt(
                    (Followed f) -> f.way().first())
            .thenComparingInt(f -> f.way().last())
            .thenComparingDouble(f -> f.way().side(f.way().first(), 0))
            .thenComparingDouble(f -> f.way().side(f.way().first(), 1))
            .thenComparing(Followed::name)
            .thenComparing(f -> f.way().keys().toString())
            .thenComparing(f -> f.attributes().toString());

    @Override
    public String name(Followed track) {
        return track.name();
    }

    @Override
    public Map<String, Object> attributes(Followed track) {
        return track.attributes();
    }

    @Override
    public double similarity(Followed one, Followed other) {
        return one.way().similarity(other.way());
    }

    @Override
    public double fine() {
        return .7;
    }

    @Override
    public double closeness(Followed one, Followed other) {
        int shorter = Math.min(one.way().frames(), other.way().frames());
        return one.way().overlaps(other.way(), 0, Long.MAX_VALUE) / shorter;
    }

    @Override
    public double gather() {
        return .5;
    }

    @Override
    public double from(Followed track) {
        return track.way().first();
    }

    @Override
    public double to(Followed track) {
        return track.way().last();
    }

    @Override
    public boolean mayJoin(Followed one, Followed other) {
        return !one.way().meets(other.way());
    }

    @Override
    public Followed joined(List<Followed> parts) {
        Followed longest = parts.stream()
                .max(comparingInt((Followed f) -> f.way().frames()).thenComparing(ORDER))
                .orElseThrow();
        Trajectory way = Trajectory.merged(parts.stream().map(Followed::way).toList());
        return new Followed(longest.name(), longest.attributes(), List.of(), way);
    }

    /** A frame stands if half of those have it whose track spans it; its box has the median of each side. */
    @Override
    public Merge<Followed> merge(List<Member<Followed>> members) {
        int first = (int) Math.ceil(Median.of(members, f -> f.way().first()));
        int last = (int) Math.floor(Median.of(members, f -> f.way().last()));
        Followed any = members.getFirst().object();
        if (last < first) {
            return Merge.of(any);
        }
        boolean[] seen = new boolean[last - first + 1];
        double[] sides = new double[SIDES * seen.length];
        for (int i = 0; i < seen.length; i++) {
            seen[i] = frame(members, first + i, sides, SIDES * i);
        }
        Trajectory way = new Trajectory(first, seen, sides);
        return Merge.of(way.frames() == 0 ? any : new Followed(any.name(), Map.of(), List.of(), way));
    }

    /** Whether the frame stands; if so, its box is put at this place. */
    private static boolean frame(List<Member<Followed>> members, int frame, double[] sides, int at) {
        int alive = 0;
        List<Trajectory> have = new ArrayList<>(members.size());
        for (Member<Followed> member : members) {
            Trajectory way = member.object().way();
            alive += way.first() <= frame && frame <= way.last() ? 1 : 0;
            if (way.isSeen(frame)) {
                have.add(way);
            }
        }
        if (have.isEmpty() || 2 * have.size() < alive) {
            return false;
        }
        double[] values = new double[have.size()];
        for (int side = 0; side < SIDES; side++) {
            for (int i = 0; i < values.length; i++) {
                values[i] = have.get(i).side(frame, side);
            }
            sides[at + side] = Median.of(values);
        }
        return true;
    }

    @Override
    public Followed named(Followed track, String name, Map<String, Object> attributes) {
        return new Followed(name, attributes, List.of(), track.way());
    }

    @Override
    public Comparator<Followed> order() {
        return ORDER;
    }

    @Override
    public boolean isFree() {
        return true;
    }

    @Override
    public Object shape(Followed track) {
        return track.keys();
    }

    @Override
    public String field() {
        return "tracks";
    }

    @Override
    public List<Finding> compare(String path, Followed hers, Followed right) {
        List<Finding> said = new ArrayList<>(Geometry.super.compare(path, hers, right));
        if (said.stream().noneMatch(Finding::wrong)) {
            border("starts", path, hers.way().first() - right.way().first(), said);
            border("ends", path, hers.way().last() - right.way().last(), said);
        }
        return said;
    }

    private static void border(String verb, String path, int late, List<Finding> said) {
        if (Math.abs(late) > REMARKED_FRAMES) {
            String way = late > 0 ? "late" : "early";
            said.add(Finding.remark(
                    verb + "-" + way, path, "it %s %d frames too %s".formatted(verb, Math.abs(late), way)));
        }
    }
}
