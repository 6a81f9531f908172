package dev.terrace.quality.classes;

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
import dev.terrace.shared.work.classes.ClassLabel;
import dev.terrace.shared.work.classes.ClassSchema;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The class that is likeliest by the votes of all. */
public record ClassConsensus(ClassSchema schema) implements Consensus<ClassLabel> {

    @Override
    public int options() {
        return schema.classes().size();
    }

    @Override
    public double similarity(ClassLabel one, ClassLabel other) {
        return one.name().equals(other.name())
                ? schema.labelAttributes().factor(one.attributes(), other.attributes())
                : 0;
    }

    @Override
    public Proposal<ClassLabel> propose(Task task, List<Vote<ClassLabel>> votes) {
        Tally tally = tally(votes);
        AttributeVotes attributes = AttributeVotes.ofLabels(schema.labelAttributes(), votes, ClassLabel::attributes);
        List<String> names = tally.best().stream()
                .sorted(Comparator.comparingInt(schema.classes()::indexOf))
                .toList();
        List<ClassLabel> answers = new ArrayList<>();
        for (int w = 0; w < Math.max(names.size(), attributes.ways().size()); w++) {
            answers.add(new ClassLabel(at(w, names), at(w, attributes.ways())));
        }
        double p = Math.min(tally.probability(), attributes.confidence());
        return new Proposal<>(answers, answers.size() == 1 ? p : Math.min(p, .5), List.of());
    }

    private static <T> T at(int way, List<T> ways) {
        return ways.get(Math.min(way, ways.size() - 1));
    }

    private Tally tally(List<Vote<ClassLabel>> votes) {
        Tally tally = new Tally(schema.classes().size());
        votes.forEach(v -> tally.add(v.label().name(), v.skill(), 1));
        return tally;
    }

    @Override
    public Findings findings(Task task, ClassLabel label, ClassLabel resolution) {
        boolean right = label.name().equals(resolution.name());
        String words = "you wrote %s, it is %s".formatted(label.name(), resolution.name());
        List<Finding> found = new ArrayList<>();
        found.add(right ? Finding.right("class") : Finding.wrong("wrong-class", "class", words));
        schema.labelAttributes()
                .differing(label.attributes(), resolution.attributes())
                .forEach(a -> found.add(Finding.wrongAttribute(Attributes.FIELD, a)));
        return new Findings(found, right ? 1 : 0, 1);
    }

    @Override
    public List<Evidence> evidence(Task task, Vote<ClassLabel> one, List<Vote<ClassLabel>> others) {
        Tally tally = tally(others);
        List<Evidence> evidence = new ArrayList<>();
        if (!others.isEmpty() && !tally.isTied()) {
            String theirs = tally.best().getFirst();
            double weight = Tally.aboveChance(tally.of(theirs), tally.options());
            evidence.add(new Evidence(Skill.ALL, theirs.equals(one.label().name()) ? 1 : 0, weight));
        }
        evidence.addAll(AttributeVotes.evidenceOfLabels(schema.labelAttributes(), one, others, ClassLabel::attributes));
        return evidence;
    }
}
