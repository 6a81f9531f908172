package dev.terrace.quality.classes;

import dev.terrace.quality.Consensus;
import dev.terrace.quality.Evidence;
import dev.terrace.quality.Finding;
import dev.terrace.quality.Findings;
import dev.terrace.quality.Proposal;
import dev.terrace.quality.Skill;
import dev.terrace.quality.Tally;
import dev.terrace.quality.Vote;
import dev.terrace.shared.work.Task;
import dev.terrace.shared.work.classes.ClassLabel;
import dev.terrace.shared.work.classes.ClassSchema;
import java.util.Comparator;
import java.util.List;

/** The class that is likeliest by the votes of all. */
public record ClassConsensus(ClassSchema schema) implements Consensus<ClassLabel> {

    @Override
    public double similarity(ClassLabel one, ClassLabel other) {
        return one.name().equals(other.name()) ? 1 : 0;
    }

    @Override
    public Proposal<ClassLabel> propose(Task task, List<Vote<ClassLabel>> votes) {
        Tally tally = tally(votes);
        List<ClassLabel> answers = tally.best().stream()
                .sorted(Comparator.comparingInt(schema.classes()::indexOf))
                .map(ClassLabel::new)
                .toList();
        double p = tally.probability();
        return new Proposal<>(answers, answers.size() == 1 ? p : Math.min(p, .5), List.of());
    }

    private Tally tally(List<Vote<ClassLabel>> votes) {
        Tally tally = new Tally(schema.classes().size());
        votes.forEach(v -> tally.add(v.label().name(), v.skill(), 1));
        return tally;
    }

    @Override
    public Findings findings(Task task, ClassLabel label, ClassLabel resolution) {
        if (label.name().equals(resolution.name())) {
            return new Findings(List.of(Finding.right("class")), 1, 1);
        }
        String words = "you wrote %s, it is %s".formatted(label.name(), resolution.name());
        return new Findings(List.of(Finding.wrong("wrong-class", "class", words)), 0, 1);
    }

    @Override
    public List<Evidence> evidence(Task task, Vote<ClassLabel> one, List<Vote<ClassLabel>> others) {
        Tally tally = tally(others);
        if (others.isEmpty() || tally.isTied()) {
            return List.of();
        }
        String theirs = tally.best().getFirst();
        double weight = Tally.aboveChance(tally.of(theirs), tally.options());
        return List.of(new Evidence(Skill.ALL, theirs.equals(one.label().name()) ? 1 : 0, weight));
    }
}
