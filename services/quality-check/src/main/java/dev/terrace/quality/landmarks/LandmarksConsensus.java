package dev.terrace.quality.landmarks;

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
import dev.terrace.shared.work.landmarks.Landmark;
import dev.terrace.shared.work.landmarks.LandmarksLabel;
import dev.terrace.shared.work.landmarks.LandmarksSchema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The median of each point over the labels that place it. First the numbers of a label that names the right places wrongly are
 * set right, by the label that is most like the others; two labels that differ so are tied, for nothing tells which of them is
 * right. How sure a group is, is asked of the labels as they were given: each says yes if at least half of the others are near
 * it, and no otherwise.
 */
public final class LandmarksConsensus implements Consensus<LandmarksLabel> {
    static final double NEAR_ENOUGH = 0.5;

    private final Attributes attributes;
    private final Layout layout;
    private final Numbering numbering;

    public LandmarksConsensus(LandmarksSchema schema) {
        this.attributes = schema.labelAttributes();
        this.layout = new Layout(schema);
        this.numbering = new Numbering(layout);
    }

    @Override
    public double similarity(LandmarksLabel one, LandmarksLabel other) {
        return layout.near(layout.face(one), layout.face(other))
                * attributes.factor(one.attributes(), other.attributes());
    }

    @Override
    public Proposal<LandmarksLabel> propose(Task task, List<Vote<LandmarksLabel>> votes) {
        LandmarksPanel panel = new LandmarksPanel(layout, votes);
        List<Double> sure = new ArrayList<>();
        for (int g = 0; g < layout.groups.size(); g++) {
            sure.add(panel.sure(g));
        }
        AttributeVotes said = AttributeVotes.ofLabels(attributes, votes, LandmarksLabel::attributes);
        List<LandmarksLabel> answers = with(answers(panel, votes), said);
        double least = Math.min(
                said.confidence(), sure.stream().mapToDouble(p -> p).min().orElse(.5));
        return new Proposal<>(answers, answers.size() == 1 ? least : Math.min(least, .5), sure);
    }

    private List<LandmarksLabel> answers(LandmarksPanel panel, List<Vote<LandmarksLabel>> votes) {
        int right = panel.mostLikeTheOthers();
        List<Face> turned = new ArrayList<>();
        for (int i = 0; i < votes.size(); i++) {
            Numbering.Turned turn = numbering.toward(panel.face(right), panel.face(i));
            if (votes.size() == 2 && !turn.turns().isEmpty()) {
                return List.of(votes.get(right).label(), votes.get(1 - right).label());
            }
            turned.add(turn.face());
        }
        return new LandmarksMerge(panel.parts(), votes.stream().map(Vote::skill).toList()).of(turned);
    }

    private static List<LandmarksLabel> with(List<LandmarksLabel> answers, AttributeVotes said) {
        List<LandmarksLabel> all = new ArrayList<>();
        for (int way = 0; way < Math.max(answers.size(), said.ways().size()); way++) {
            List<Landmark> points =
                    answers.get(Math.min(way, answers.size() - 1)).points();
            all.add(new LandmarksLabel(
                    points, said.ways().get(Math.min(way, said.ways().size() - 1))));
        }
        return all;
    }

    @Override
    public Findings findings(Task task, LandmarksLabel label, LandmarksLabel resolution) {
        Findings points = new LandmarksFindings(layout, numbering).of(layout.face(label), layout.face(resolution));
        List<Finding> all = new ArrayList<>(points.list());
        attributes
                .differing(label.attributes(), resolution.attributes())
                .forEach(a -> all.add(Finding.wrongAttribute("attributes", a)));
        return new Findings(all, points.right(), points.all());
    }

    /** One answer for each group: whether her points are near those of the others, where they are sure enough of theirs. */
    @Override
    public List<Evidence> evidence(Task task, Vote<LandmarksLabel> one, List<Vote<LandmarksLabel>> others) {
        if (others.isEmpty()) {
            return List.of();
        }
        Proposal<LandmarksLabel> theirs = propose(task, others);
        if (theirs.resolution().isEmpty()) {
            return List.of();
        }
        double[] near = layout.nearByGroup(
                layout.face(one.label()), layout.face(theirs.resolution().get()));
        List<Evidence> evidence = new ArrayList<>();
        for (int g = 0; g < near.length; g++) {
            double weight = Tally.aboveChance(theirs.objects().get(g), 2);
            if (weight > 0) {
                evidence.add(new Evidence(Skill.ALL, near[g] >= NEAR_ENOUGH ? 1 : 0, weight));
            }
        }
        evidence.addAll(AttributeVotes.evidenceOfLabels(attributes, one, others, LandmarksLabel::attributes));
        return evidence;
    }

    /** The middle of the values; the mean of the middle two if they are even. The values are sorted by it. */
    static double median(double[] values, int count) {
        Arrays.sort(values, 0, count);
        return (values[(count - 1) / 2] + values[count / 2]) / 2;
    }
}
