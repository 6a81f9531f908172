package dev.terrace.quality;

import dev.terrace.quality.Agreed.Found;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Makes sets of objects into one, whatever the objects are: who drew what is gathered, and each thing is voted on, whether it
 * is there by all labels, what and where it is by those that drew it. Medians are plain; votes weigh what skill says.
 */
public record SetConsensus<O>(Geometry<O> geometry) {

    /** A label's objects, and the skill of who drew them. */
    public record Drawn<O>(List<O> objects, Skill skill) {}

    /** 2 Σ s·a / (|A| + |B|) over the pairs of one class, a what attributes that differ leave of it; 1 if both are empty. */
    public double similarity(List<O> one, List<O> other) {
        if (one.isEmpty() && other.isEmpty()) {
            return 1;
        }
        Matching matching = Matching.of(geometry, one, other);
        double sum = 0;
        for (int i = 0; i < one.size(); i++) {
            if (matching.ofLeft(i) >= 0) {
                O mine = one.get(i);
                O yours = other.get(matching.ofLeft(i));
                if (geometry.name(mine).equals(geometry.name(yours))) {
                    sum += geometry.score(mine, yours)
                            * geometry.attributes().factor(geometry.attributes(mine), geometry.attributes(yours));
                }
            }
        }
        return 2 * sum / (one.size() + other.size());
    }

    /** What the labels say together; which comes first does not matter. */
    public Agreed<O> agree(List<Drawn<O>> labels) {
        double[] parts =
                Copies.parts(geometry, labels.stream().map(Drawn::objects).toList());
        double all = 0;
        List<Member<O>> members = new ArrayList<>();
        for (int i = 0; i < parts.length; i++) {
            Drawn<O> label = labels.get(i);
            all += parts[i] * Tally.weight(label.skill(), 2);
            for (O object : label.objects()) {
                members.add(new Member<>(i, object, label.skill(), parts[i]));
            }
        }
        List<Found<O>> objects = new ArrayList<>();
        List<Found<O>> dropped = new ArrayList<>();
        for (List<Member<O>> cluster : Clusters.of(geometry, members)) {
            Found<O> found = found(cluster, all);
            (found.exists() > .5 || Tally.isEven(found.exists()) ? objects : dropped).add(found);
        }
        objects.sort(Comparator.comparing(Found::object, geometry.order()));
        return new Agreed<>(objects, dropped, members.isEmpty() ? Tally.yes(all) : 1);
    }

    /** @param all what the votes of all labels are worth */
    private Found<O> found(List<Member<O>> members, double all) {
        double yes = 0;
        Tally names = new Tally(geometry.classes().size());
        for (Member<O> member : members) {
            yes += member.part() * Tally.weight(member.skill(), 2);
            names.add(geometry.name(member.object()), member.skill(), member.part());
        }
        double exists = Tally.yes(2 * yes - all);
        double place = place(members);
        Merge<O> merged = geometry.merge(members);
        AttributeVotes attributes = AttributeVotes.of(geometry.attributes(), members, geometry::attributes);
        List<O> ways = ways(merged, names.best(), attributes);
        double confidence = Math.min(
                Math.min(Math.min(exists, names.probability()), place),
                Math.min(merged.confidence(), attributes.confidence()));
        return new Found<>(
                ways, members, exists, names, place, ways.size() > 1 ? Math.min(confidence, .5) : confidence);
    }

    private List<O> ways(Merge<O> merged, List<String> names, AttributeVotes attributes) {
        int ways = Math.max(
                merged.ways().size(), Math.max(names.size(), attributes.ways().size()));
        List<O> all = new ArrayList<>(ways);
        for (int w = 0; w < ways; w++) {
            all.add(geometry.named(at(w, merged.ways()), at(w, names), at(w, attributes.ways())));
        }
        return all;
    }

    private static <T> T at(int way, List<T> ways) {
        return ways.get(Math.min(way, ways.size() - 1));
    }

    /** The probability that the members mean one place: one says so who is right by half of the others, or more. */
    private double place(List<Member<O>> members) {
        double yes = 0;
        for (int i = 0; i < members.size(); i++) {
            Member<O> one = members.get(i);
            int near = 0;
            for (int j = 0; j < members.size(); j++) {
                near += i != j && isRight(one.object(), members.get(j).object()) ? 1 : 0;
            }
            double weight = one.part() * Tally.weight(one.skill(), 2);
            yes += 2 * near >= members.size() - 1 ? weight : -weight;
        }
        return Tally.yes(yes);
    }

    private boolean isRight(O one, O other) {
        return geometry.similarity(one, other) >= geometry.right(geometry.name(other));
    }

    /** What is right and wrong with these objects, where those of the resolution are held to be right. */
    public Findings findings(List<O> hers, List<O> resolution) {
        Matching matching = Matching.of(geometry, hers, resolution);
        List<Finding> list = new ArrayList<>();
        int right = 0;
        for (int i = 0; i < hers.size(); i++) {
            int partner = matching.ofLeft(i);
            List<Finding> said = partner < 0
                    ? List.of(alone(geometry.path(i), hers.get(i), resolution))
                    : matched(geometry.path(i), hers.get(i), resolution.get(partner));
            right += said.stream().noneMatch(Finding::wrong) ? 1 : 0;
            list.addAll(said.isEmpty() ? List.of(Finding.right(geometry.path(i))) : said);
        }
        int missing = 0;
        for (int i = 0; i < resolution.size(); i++) {
            if (matching.ofRight(i) < 0) {
                missing++;
                list.add(Finding.wrong(
                        "missing", null, "a %s was not marked".formatted(geometry.name(resolution.get(i)))));
            }
        }
        return new Findings(list, right, hers.size() + missing);
    }

    private List<Finding> matched(String path, O hers, O right) {
        String name = geometry.name(right);
        if (!geometry.name(hers).equals(name)) {
            return List.of(
                    Finding.wrong("wrong-class", path, "you wrote %s, it is %s".formatted(geometry.name(hers), name)));
        }
        List<Finding> said = new ArrayList<>(geometry.compare(path, hers, right));
        geometry.attributes()
                .differing(geometry.attributes(hers), geometry.attributes(right))
                .forEach(a -> said.add(geometry.differs(path, a)));
        return said;
    }

    /** One that is of nothing in the resolution, or of something that another of hers is of already. */
    private Finding alone(String path, O hers, List<O> resolution) {
        String name = geometry.name(hers);
        boolean twice = resolution.stream()
                .anyMatch(o -> geometry.name(o).equals(name) && geometry.similarity(hers, o) >= geometry.join());
        return twice
                ? Finding.wrong("twice", path, "this %s is marked twice".formatted(name))
                : Finding.wrong("extra", path, "there is no %s here".formatted(name));
    }
}
