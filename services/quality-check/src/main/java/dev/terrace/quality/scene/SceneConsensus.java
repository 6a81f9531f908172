package dev.terrace.quality.scene;

import dev.terrace.quality.Agreed;
import dev.terrace.quality.Agreed.Found;
import dev.terrace.quality.AttributeVotes;
import dev.terrace.quality.Consensus;
import dev.terrace.quality.Evidence;
import dev.terrace.quality.Findings;
import dev.terrace.quality.Matching;
import dev.terrace.quality.Proposal;
import dev.terrace.quality.SetConsensus;
import dev.terrace.quality.SetConsensus.Drawn;
import dev.terrace.quality.SetEvidence;
import dev.terrace.quality.Vote;
import dev.terrace.shared.work.Task;
import dev.terrace.shared.work.scene.Cuboid;
import dev.terrace.shared.work.scene.SceneBox;
import dev.terrace.shared.work.scene.SceneLabel;
import dev.terrace.shared.work.scene.SceneSchema;
import java.util.ArrayList;
import java.util.List;

/** Boxes, cuboids and the links between them, decided together: no link comes out whose ends do not. */
public final class SceneConsensus implements Consensus<SceneLabel> {
    private final SceneSchema schema;
    private final SceneBoxGeometry boxes;
    private final CuboidGeometry cuboids;

    public SceneConsensus(SceneSchema schema) {
        this.schema = schema;
        this.boxes = new SceneBoxGeometry(schema.classes(), schema.boxAttributes());
        this.cuboids = new CuboidGeometry(schema);
    }

    /** 2 Σ / (|A| + |B|) over boxes, cuboids and links together; a link counts 1 if both its ends are met. */
    @Override
    public double similarity(SceneLabel one, SceneLabel other) {
        int boxCount = one.boxes().size() + other.boxes().size();
        int cuboidCount = one.cuboids().size() + other.cuboids().size();
        int linkCount = one.links().size() + other.links().size();
        double factor = schema.labelAttributes().factor(one.attributes(), other.attributes());
        if (boxCount + cuboidCount + linkCount == 0) {
            return factor;
        }
        double sum = boxCount * new SetConsensus<>(boxes).similarity(one.boxes(), other.boxes())
                + cuboidCount * new SetConsensus<>(cuboids).similarity(one.cuboids(), other.cuboids())
                + 2 * matched(one, other).met();
        return factor * sum / (boxCount + cuboidCount + linkCount);
    }

    /** How the links of one label are borne out by those of another that is held to be right. */
    MatchedLinks matched(SceneLabel hers, SceneLabel right) {
        return new MatchedLinks(
                hers,
                right,
                Matching.of(boxes, hers.boxes(), right.boxes()),
                Matching.of(cuboids, hers.cuboids(), right.cuboids()));
    }

    @Override
    public Proposal<SceneLabel> propose(Task task, List<Vote<SceneLabel>> votes) {
        Agreed<SceneBox> agreedBoxes = new SetConsensus<>(boxes).agree(boxesOf(votes));
        Agreed<Cuboid> agreedCuboids = new SetConsensus<>(cuboids).agree(cuboidsOf(votes));
        Links links =
                new Links(votes.stream().map(Vote::label).toList(), agreedBoxes.objects(), agreedCuboids.objects());
        AttributeVotes attributes = AttributeVotes.ofLabels(schema.labelAttributes(), votes, SceneLabel::attributes);
        return new SceneMerge(agreedBoxes, agreedCuboids, links, attributes).proposal();
    }

    private static List<Drawn<SceneBox>> boxesOf(List<Vote<SceneLabel>> votes) {
        return votes.stream()
                .map(v -> new Drawn<>(v.label().boxes(), v.skill()))
                .toList();
    }

    private static List<Drawn<Cuboid>> cuboidsOf(List<Vote<SceneLabel>> votes) {
        return votes.stream()
                .map(v -> new Drawn<>(v.label().cuboids(), v.skill()))
                .toList();
    }

    @Override
    public Findings findings(Task task, SceneLabel label, SceneLabel resolution) {
        return new SceneFindings(task, matched(label, resolution))
                .of(
                        new SetConsensus<>(boxes).findings(label.boxes(), resolution.boxes()),
                        new SetConsensus<>(cuboids).findings(label.cuboids(), resolution.cuboids()),
                        schema.labelAttributes().differing(label.attributes(), resolution.attributes()));
    }

    @Override
    public List<Evidence> evidence(Task task, Vote<SceneLabel> one, List<Vote<SceneLabel>> others) {
        if (others.isEmpty()) {
            return List.of();
        }
        List<Evidence> all =
                new ArrayList<>(SetEvidence.of(boxes, new Drawn<>(one.label().boxes(), one.skill()), boxesOf(others)));
        all.addAll(SetEvidence.of(cuboids, new Drawn<>(one.label().cuboids(), one.skill()), cuboidsOf(others)));
        all.addAll(linkEvidence(one, others));
        all.addAll(AttributeVotes.evidenceOfLabels(schema.labelAttributes(), one, others, SceneLabel::attributes));
        return all;
    }

    /** Whether she links what the others link, where she has both ends. */
    private List<Evidence> linkEvidence(Vote<SceneLabel> one, List<Vote<SceneLabel>> others) {
        List<Found<SceneBox>> theirBoxes =
                new SetConsensus<>(boxes).agree(boxesOf(others)).objects();
        List<Found<Cuboid>> theirCuboids =
                new SetConsensus<>(cuboids).agree(cuboidsOf(others)).objects();
        Links links = new Links(others.stream().map(Vote::label).toList(), theirBoxes, theirCuboids);
        SceneLabel theirs = new SceneLabel(
                theirBoxes.stream().map(Found::object).toList(),
                theirCuboids.stream().map(Found::object).toList(),
                List.of());
        return matched(one.label(), theirs).evidence(links.voted());
    }
}
