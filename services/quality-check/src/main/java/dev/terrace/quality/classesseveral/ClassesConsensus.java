package dev.terrace.quality.classesseveral;

import dev.terrace.quality.AttributeVotes;
import dev.terrace.quality.Consensus;
import dev.terrace.quality.Evidence;
import dev.terrace.quality.Finding;
import dev.terrace.quality.Findings;
import dev.terrace.quality.Proposal;
import dev.terrace.quality.Skill;
import dev.terrace.quality.Tally;
import dev.terrace.quality.Vote;
import dev.terrace.shared.work.Attributes;
import dev.terrace.shared.work.Task;
import dev.terrace.shared.work.classesseveral.ClassesLabel;
import dev.terrace.shared.work.classesseveral.ClassesSchema;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Each class by itself, chosen or not. A worker has two rates, how often she chooses what is there and how often what is
 * not, and a class a share of the items; both are learnt from what others say, and together: the rates without the shares
 * are worse than a majority.
 */
public record ClassesConsensus(ClassesSchema schema) implements Consensus<ClassesLabel> {
    /** How often she chooses a class that the others find there, and one that they do not. */
    static final String HIT = "hit";

    static final String FALSE = "false";

    private static final double SURE = .01;

    /** The question how often others find a class on the items that a worker saw. */
    static String share(String name) {
        return "share:" + name;
    }

    @Override
    public double similarity(ClassesLabel one, ClassesLabel other) {
        Set<String> all = new HashSet<>(one.classes());
        all.addAll(other.classes());
        Set<String> both = new HashSet<>(one.classes());
        both.retainAll(other.classes());
        double factor = schema.labelAttributes().factor(one.attributes(), other.attributes());
        return all.isEmpty() ? factor : factor * both.size() / all.size();
    }

    @Override
    public Proposal<ClassesLabel> propose(Task task, List<Vote<ClassesLabel>> votes) {
        List<String> chosen = new ArrayList<>();
        List<String> even = new ArrayList<>();
        double confidence = 1;
        for (String name : schema.classes()) {
            double p = probability(name, votes);
            if (Tally.isEven(p)) {
                even.add(name);
            } else if (p > .5) {
                chosen.add(name);
            }
            confidence = Math.min(confidence, Math.max(p, 1 - p));
        }
        if (even.isEmpty() && chosen.size() >= schema.min() && chosen.size() <= schema.max()) {
            AttributeVotes attributes =
                    AttributeVotes.ofLabels(schema.labelAttributes(), votes, ClassesLabel::attributes);
            List<ClassesLabel> answers = attributes.ways().stream()
                    .map(way -> new ClassesLabel(chosen, way))
                    .toList();
            return new Proposal<>(answers, Math.min(confidence, attributes.confidence()), List.of());
        }
        return new Proposal<>(tied(votes), Math.min(confidence, .5), List.of());
    }

    /** What the labels say, the most frequent first: one of them may be right, all of them may not be. */
    private static List<ClassesLabel> tied(List<Vote<ClassesLabel>> votes) {
        List<ClassesLabel> all = votes.stream().map(Vote::label).toList();
        Comparator<ClassesLabel> frequent =
                Comparator.comparingLong(l -> -all.stream().filter(l::equals).count());
        return all.stream()
                .distinct()
                .sorted(frequent.thenComparing(l -> l.classes().toString()))
                .toList();
    }

    private static double probability(String name, List<Vote<ClassesLabel>> votes) {
        double found = 2;
        double seen = 4;
        double weight = 0;
        for (Vote<ClassesLabel> vote : votes) {
            Skill.Count share = vote.skill().seen(share(name));
            found += share.hits();
            seen += share.weight();
            double hit = within(vote.skill().rate(HIT, 8, 10));
            double wrong = Math.min(within(vote.skill().rate(FALSE, 2, 10)), hit - SURE);
            weight += vote.label().classes().contains(name) ? Math.log(hit / wrong) : Math.log((1 - hit) / (1 - wrong));
        }
        return Tally.yes(weight + Math.log(found / (seen - found)));
    }

    private static double within(double rate) {
        return Math.min(Math.max(rate, 2 * SURE), 1 - SURE);
    }

    @Override
    public Findings findings(Task task, ClassesLabel label, ClassesLabel resolution) {
        List<Finding> found = new ArrayList<>();
        int right = 0;
        for (int i = 0; i < label.classes().size(); i++) {
            String name = label.classes().get(i);
            String path = "classes[" + i + "]";
            boolean there = resolution.classes().contains(name);
            right += there ? 1 : 0;
            found.add(there ? Finding.right(path) : Finding.wrong("extra", path, name + " does not belong to it"));
        }
        for (String name : resolution.classes()) {
            if (!label.classes().contains(name)) {
                found.add(Finding.wrong("missing", null, name + " was not chosen"));
            }
        }
        boolean bothEmpty = found.isEmpty();
        int all = bothEmpty ? 1 : found.size();
        schema.labelAttributes()
                .differing(label.attributes(), resolution.attributes())
                .forEach(a -> found.add(Finding.wrongAttribute(Attributes.FIELD, a)));
        return new Findings(found, bothEmpty ? 1 : right, all);
    }

    @Override
    public List<Evidence> evidence(Task task, Vote<ClassesLabel> one, List<Vote<ClassesLabel>> others) {
        List<Evidence> evidence = new ArrayList<>();
        for (String name : others.isEmpty() ? List.<String>of() : schema.classes()) {
            double p = probability(name, others);
            if (!Tally.isEven(p)) {
                boolean there = p > .5;
                boolean said = one.label().classes().contains(name);
                double weight = Tally.aboveChance(Math.max(p, 1 - p), 2);
                evidence.add(new Evidence(Skill.ALL, there == said ? 1 : 0, weight));
                evidence.add(new Evidence(there ? HIT : FALSE, said ? 1 : 0, weight));
                evidence.add(new Evidence(share(name), there ? 1 : 0, weight));
            }
        }
        evidence.addAll(
                AttributeVotes.evidenceOfLabels(schema.labelAttributes(), one, others, ClassesLabel::attributes));
        return evidence;
    }
}
