package dev.terrace.quality.answers;

import dev.terrace.quality.AttributeVotes;
import dev.terrace.quality.Consensus;
import dev.terrace.quality.Evidence;
import dev.terrace.quality.Finding;
import dev.terrace.quality.Findings;
import dev.terrace.quality.Proposal;
import dev.terrace.quality.Skill;
import dev.terrace.quality.Tally;
import dev.terrace.quality.Vote;
import dev.terrace.quality.answers.Comparison.Outcome;
import dev.terrace.shared.work.Attributes;
import dev.terrace.shared.work.Task;
import dev.terrace.shared.work.answers.AnswersLabel;
import dev.terrace.shared.work.answers.AnswersSchema;
import java.util.ArrayList;
import java.util.List;

/** The likeliest order of answers, from what all say of each two of them. */
public final class AnswersConsensus implements Consensus<AnswersLabel> {
    private static final double BY_STEP = 0.1;
    private static final double PRIOR_HITS = 7.5;
    private static final double PRIOR_WEIGHT = 10;
    private static final double ABOVE_CHANCE = 0.01;
    private static final double MOST = 0.99;
    private static final int OUTCOMES = 3;

    private final Attributes attributes;

    public AnswersConsensus(AnswersSchema schema) {
        this.attributes = schema.labelAttributes();
    }

    @Override
    public double similarity(AnswersLabel one, AnswersLabel other) {
        List<String> answers = answers(one);
        double sum = 0;
        for (int i = 0; i < answers.size(); i++) {
            for (int j = 0; j < i; j++) {
                Outcome a = said(one, answers.get(j), answers.get(i));
                Outcome b = said(other, answers.get(j), answers.get(i));
                sum += 1 - Math.abs(a.points() - b.points());
            }
        }
        double mean = sum / pairs(answers.size()) * attributes.factor(one.attributes(), other.attributes());
        return one.by() == null || other.by() == null ? mean : mean * (1 - BY_STEP * Math.abs(one.by() - other.by()));
    }

    @Override
    public Proposal<AnswersLabel> propose(Task task, List<Vote<AnswersLabel>> votes) {
        Orders orders = new Orders(answers(votes.getFirst().label()), votes);
        AttributeVotes said = AttributeVotes.ofLabels(attributes, votes, AnswersLabel::attributes);
        List<AnswersLabel> answers = with(orders.answers(), said);
        double confidence = Math.min(orders.confidence(answers.getFirst()), said.confidence());
        return new Proposal<>(answers, answers.size() == 1 ? confidence : Math.min(confidence, .5), List.of());
    }

    private static List<AnswersLabel> with(List<AnswersLabel> answers, AttributeVotes said) {
        List<AnswersLabel> all = new ArrayList<>();
        for (int way = 0; way < Math.max(answers.size(), said.ways().size()); way++) {
            all.add(answers.get(Math.min(way, answers.size() - 1))
                    .with(said.ways().get(Math.min(way, said.ways().size() - 1))));
        }
        return all;
    }

    @Override
    public Findings findings(Task task, AnswersLabel label, AnswersLabel resolution) {
        Findings order = AnswersFindings.of(label, resolution);
        List<Finding> all = new ArrayList<>(order.list());
        attributes
                .differing(label.attributes(), resolution.attributes())
                .forEach(a -> all.add(Finding.wrongAttribute("attributes", a)));
        return new Findings(all, order.right(), order.all());
    }

    /** Whether she said of each two answers what the others say, and whether she chose the one that stood first. */
    @Override
    public List<Evidence> evidence(Task task, Vote<AnswersLabel> one, List<Vote<AnswersLabel>> others) {
        if (others.isEmpty()) {
            return List.of();
        }
        List<Evidence> evidence = new ArrayList<>();
        List<String> answers = answers(one.label());
        Orders theirs = new Orders(answers, others);
        double share = (answers.size() - 1.0) / pairs(answers.size());
        for (int i = 0; i < answers.size(); i++) {
            for (int j = 0; j < i; j++) {
                Outcome hers = said(one.label(), answers.get(j), answers.get(i));
                Comparison pair = theirs.pair(j, i);
                if (pair.best().size() == 1) {
                    Outcome best = pair.best().getFirst();
                    double weight = share * Tally.aboveChance(pair.probability(best), OUTCOMES);
                    evidence.add(new Evidence(Skill.ALL, hers == best ? 1 : 0, weight));
                }
                Outcome first = first(one.label(), answers.get(j), answers.get(i));
                if (first != Outcome.EQUAL && hers != Outcome.EQUAL) {
                    evidence.add(new Evidence(FirstShown.QUESTION, hers == first ? 1 : 0, share));
                }
            }
        }
        evidence.addAll(AttributeVotes.evidenceOfLabels(attributes, one, others, AnswersLabel::attributes));
        return evidence;
    }

    static double accuracy(Skill skill) {
        double accuracy = skill.rate(Skill.ALL, PRIOR_HITS, PRIOR_WEIGHT);
        return Math.min(Math.max(accuracy, 1.0 / OUTCOMES + ABOVE_CHANCE), MOST);
    }

    /** All answers, in an order that depends on no label. */
    static List<String> answers(AnswersLabel label) {
        return label.order().stream().flatMap(List::stream).sorted().toList();
    }

    static Outcome said(AnswersLabel label, String one, String other) {
        int difference = Integer.compare(label.place(one), label.place(other));
        return difference < 0 ? Outcome.ONE : difference > 0 ? Outcome.OTHER : Outcome.EQUAL;
    }

    /** Which of the two stood first; EQUAL where that is not known. */
    static Outcome first(AnswersLabel label, String one, String other) {
        int difference =
                Integer.compare(label.shown().indexOf(one), label.shown().indexOf(other));
        return difference < 0 ? Outcome.ONE : difference > 0 ? Outcome.OTHER : Outcome.EQUAL;
    }

    private static double pairs(int answers) {
        return answers * (answers - 1) / 2.0;
    }
}
