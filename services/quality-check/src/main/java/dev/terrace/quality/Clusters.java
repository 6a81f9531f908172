package dev.terrace.quality;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Gathers the drawings of several labels by the objects that they are of: the closest two first, those of one class before
 * others. Two drawings of one label are of two objects, unless the geometry lets them be parts of one.
 */
final class Clusters<O> {
    /** Of more drawings than this around one, only the closest count: nobody honest draws so many on one spot. */
    private static final int MOST_NEAR = 64;

    private final Geometry<O> geometry;
    private final List<Member<O>> drawn;
    private final int[] parent;
    private final List<List<Member<O>>> gathered;

    private record Near(int one, int other, boolean sameClass, double closeness) {}

    private static final Comparator<Near> CLOSEST = Comparator.comparing((Near n) -> !n.sameClass())
            .thenComparing(Comparator.comparingDouble(Near::closeness).reversed())
            .thenComparingInt(Near::one)
            .thenComparingInt(Near::other);

    private Clusters(Geometry<O> geometry, List<Member<O>> drawn) {
        this.geometry = geometry;
        this.drawn = drawn;
        this.parent = new int[drawn.size()];
        this.gathered = new ArrayList<>(drawn.size());
        for (int i = 0; i < parent.length; i++) {
            parent[i] = i;
            gathered.add(new ArrayList<>(List.of(drawn.get(i))));
        }
    }

    /** The objects, each with its members, at most one of each label; in the order of the geometry. */
    static <O> List<List<Member<O>>> of(Geometry<O> geometry, List<Member<O>> members) {
        List<Member<O>> drawn = new ArrayList<>(members);
        drawn.sort(Comparator.comparing((Member<O> m) -> m.object(), geometry.order()));
        Clusters<O> clusters = new Clusters<>(geometry, drawn);
        for (Near near : clusters.near()) {
            clusters.unite(clusters.root(near.one()), clusters.root(near.other()));
        }
        List<List<Member<O>>> all = new ArrayList<>();
        for (int i = 0; i < clusters.parent.length; i++) {
            if (clusters.parent[i] == i) {
                all.add(clusters.onePerLabel(clusters.gathered.get(i)));
            }
        }
        return all;
    }

    private List<Near> near() {
        List<Integer> byStart = new ArrayList<>(drawn.size());
        for (int i = 0; i < drawn.size(); i++) {
            byStart.add(i);
        }
        byStart.sort(Comparator.comparingDouble(i -> geometry.from(drawn.get(i).object())));
        List<Near> near = new ArrayList<>();
        for (int i = 0; i < byStart.size(); i++) {
            List<Near> around = around(i, byStart);
            around.sort(CLOSEST);
            near.addAll(around.subList(0, Math.min(around.size(), MOST_NEAR)));
        }
        near.sort(CLOSEST);
        return near;
    }

    /** What begins after the i-th begins and before it ends, and is near it. */
    private List<Near> around(int i, List<Integer> byStart) {
        double end = geometry.to(drawn.get(byStart.get(i)).object());
        List<Near> around = new ArrayList<>();
        for (int j = i + 1;
                j < byStart.size() && geometry.from(drawn.get(byStart.get(j)).object()) <= end;
                j++) {
            add(Math.min(byStart.get(i), byStart.get(j)), Math.max(byStart.get(i), byStart.get(j)), around);
        }
        return around;
    }

    private void add(int i, int j, List<Near> near) {
        Member<O> one = drawn.get(i);
        Member<O> other = drawn.get(j);
        if (one.label() == other.label()) {
            return;
        }
        double closeness = geometry.closeness(one.object(), other.object());
        if (closeness >= geometry.gather()) {
            boolean sameClass = geometry.name(one.object()).equals(geometry.name(other.object()));
            near.add(new Near(i, j, sameClass, closeness));
        }
    }

    private int root(int i) {
        int root = i;
        while (parent[root] != root) {
            parent[root] = parent[parent[root]];
            root = parent[root];
        }
        return root;
    }

    private void unite(int one, int other) {
        if (one != other && mayUnite(gathered.get(one), gathered.get(other))) {
            int to = Math.min(one, other);
            int from = Math.max(one, other);
            parent[from] = to;
            gathered.get(to).addAll(gathered.get(from));
            gathered.get(from).clear();
        }
    }

    private boolean mayUnite(List<Member<O>> ones, List<Member<O>> others) {
        for (Member<O> one : ones) {
            for (Member<O> other : others) {
                if (one.label() == other.label() && !geometry.mayJoin(one.object(), other.object())) {
                    return false;
                }
            }
        }
        return true;
    }

    private List<Member<O>> onePerLabel(List<Member<O>> members) {
        Map<Integer, List<Member<O>>> byLabel = new LinkedHashMap<>();
        members.forEach(
                m -> byLabel.computeIfAbsent(m.label(), l -> new ArrayList<>(1)).add(m));
        if (byLabel.size() == members.size()) {
            return members;
        }
        return byLabel.values().stream()
                .map(parts -> parts.size() == 1 ? parts.getFirst() : joined(parts))
                .toList();
    }

    private Member<O> joined(List<Member<O>> parts) {
        Member<O> first = parts.getFirst();
        O whole = geometry.joined(parts.stream().map(Member::object).toList());
        return new Member<>(first.label(), whole, first.skill(), first.part());
    }
}
