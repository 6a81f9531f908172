package dev.terrace.quality;

import dev.terrace.quality.Agreed.Found;
import dev.terrace.quality.SetConsensus.Drawn;
import java.util.ArrayList;
import java.util.List;

/**
 * What the others' sets of objects teach of one: she votes on each of their questions, and is right as far as they are sure.
 * Her own objects, and those of labels copied from hers or from which she copied, have no part in it.
 */
public final class SetEvidence<O> {
    private final Geometry<O> geometry;
    private double hits;
    private double weights;

    private SetEvidence(Geometry<O> geometry) {
        this.geometry = geometry;
    }

    public static <O> List<Evidence> of(Geometry<O> geometry, Drawn<O> one, List<Drawn<O>> others) {
        List<Drawn<O>> independent = others.stream()
                .filter(o -> !Copies.are(geometry, one.objects(), o.objects()))
                .toList();
        if (independent.isEmpty()) {
            return List.of();
        }
        SetEvidence<O> evidence = new SetEvidence<>(geometry);
        evidence.compare(one.objects(), independent);
        return evidence.weights == 0
                ? List.of()
                : List.of(new Evidence(Skill.ALL, evidence.hits / evidence.weights, evidence.weights));
    }

    private void compare(List<O> hers, List<Drawn<O>> others) {
        Agreed<O> theirs = new SetConsensus<>(geometry).agree(others);
        List<Found<O>> all = new ArrayList<>(theirs.objects());
        all.addAll(theirs.dropped());
        Matching matching =
                Matching.of(geometry, hers, all.stream().map(Found::object).toList());
        for (int i = 0; i < all.size(); i++) {
            int partner = matching.ofRight(i);
            Found<O> found = all.get(i);
            vote(found.exists(), partner >= 0);
            if (partner >= 0 && found.exists() > .5) {
                details(hers.get(partner), found);
            }
        }
        double nothing = nothing(others);
        for (int i = 0; i < hers.size(); i++) {
            if (matching.ofLeft(i) < 0) {
                vote(nothing, false);
            }
        }
        if (hers.isEmpty() && all.isEmpty()) {
            vote(nothing, true);
        }
    }

    /** How sure the others are that there is nothing where none of them drew. */
    private double nothing(List<Drawn<O>> others) {
        double[] parts =
                Copies.parts(geometry, others.stream().map(Drawn::objects).toList());
        double weight = 0;
        for (int i = 0; i < parts.length; i++) {
            weight += parts[i] * Tally.weight(others.get(i).skill(), 2);
        }
        return Tally.yes(weight);
    }

    private void details(O hers, Found<O> found) {
        if (!found.name().isTied()) {
            String name = found.name().best().getFirst();
            add(
                    Tally.aboveChance(found.name().of(name), found.name().options()),
                    geometry.name(hers).equals(name));
        }
        if (found.place() > .5) {
            vote(found.place(), geometry.similarity(hers, found.object()) >= geometry.right(geometry.name(hers)));
        }
        AttributeVotes.evidence(geometry.attributes(), geometry.attributes(hers), found.members(), geometry::attributes)
                .forEach(e -> {
                    weights += e.weight();
                    hits += e.hit() * e.weight();
                });
    }

    /** A question of yes or no, to which the others say yes with this probability. */
    private void vote(double probability, boolean yes) {
        add(Tally.aboveChance(Math.max(probability, 1 - probability), 2), yes == probability > .5);
    }

    private void add(double weight, boolean hit) {
        weights += weight;
        hits += hit ? weight : 0;
    }
}
