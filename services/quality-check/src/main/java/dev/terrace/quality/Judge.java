package dev.terrace.quality;

import com.fasterxml.jackson.databind.JsonNode;
import dev.terrace.shared.work.Fault;
import dev.terrace.shared.work.JsonText;
import dev.terrace.shared.work.Label;
import dev.terrace.shared.work.LabelSchema;
import dev.terrace.shared.work.Task;
import dev.terrace.shared.work.Terms;
import dev.terrace.shared.work.Videos;
import dev.terrace.shared.work.Work;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A kind of work's labels with the consensus that makes them into one: here the two meet, and no cast is needed. Labels come
 * and go as text, as panels keep them; each is read once as long as the task is the same. For one thread.
 */
public final class Judge<L extends Label> {
    private final LabelSchema<L> schema;
    private final Consensus<L> consensus;
    private final Map<JsonText, L> read = new HashMap<>();
    private @Nullable Task task;

    public Judge(LabelSchema<L> schema, Consensus<L> consensus) {
        this.schema = schema;
        this.consensus = consensus;
    }

    public LabelSchema<L> schema() {
        return schema;
    }

    public Consensus<L> consensus() {
        return consensus;
    }

    /** The one list of all kinds of consensus. */
    public static Judge<?> of(Work work) {
        return switch (work) {
            case Work.OneClass(var schema) ->
                new Judge<>(schema, new dev.terrace.quality.classes.ClassConsensus(schema));
            case Work.SeveralClasses(var schema) ->
                new Judge<>(schema, new dev.terrace.quality.classesseveral.ClassesConsensus(schema));
            case Work.Boxes(var schema) -> new Judge<>(schema, new dev.terrace.quality.boxes.BoxConsensus(schema));
            case Work.Polygons(var schema) ->
                new Judge<>(schema, new dev.terrace.quality.polygons.PolygonConsensus(schema));
            case Work.Spans(var schema) -> new Judge<>(schema, new dev.terrace.quality.spans.SpanConsensus(schema));
            case Work.Landmarks(var schema) ->
                new Judge<>(schema, new dev.terrace.quality.landmarks.LandmarksConsensus(schema));
            case Work.Answers(var schema) ->
                new Judge<>(schema, new dev.terrace.quality.answers.AnswersConsensus(schema));
            case Work.Events(var schema) -> new Judge<>(schema, new dev.terrace.quality.events.EventsConsensus(schema));
            case Work.Tracks(var schema) -> new Judge<>(schema, new dev.terrace.quality.tracks.TracksConsensus(schema));
            case Work.Scene(var schema) -> new Judge<>(schema, new dev.terrace.quality.scene.SceneConsensus(schema));
        };
    }

    /** What a panel says. @param answers the best one; several if it is tied between them */
    public record Proposed(List<JsonText> answers, double confidence, List<Double> objects) {
        public Proposed {
            answers = List.copyOf(answers);
            objects = List.copyOf(objects);
        }

        public boolean isTied() {
            return answers.size() != 1;
        }
    }

    /** How a label compares with what is held to be right. */
    public record Comparison(double similarity, Findings findings) {
        /** Whether the two agree, though not in every detail. */
        public boolean agrees() {
            return similarity >= AGREE;
        }
    }

    /** The weight of what was learnt of a worker from which on she counts as known. */
    private static final double KNOWN = 1;

    /** The similarity from which on two labels agree. */
    public static final double AGREE = 0.5;

    /** What the labels say together, by what is known of their workers. @param labels at least one */
    public Proposed propose(Task task, List<PanelLabel> labels, Skills skills) {
        Proposal<L> proposal = consensus.propose(task, votes(task, labels, skills));
        List<JsonText> answers = new ArrayList<>();
        for (L answer : proposal.answers()) {
            JsonText written = JsonText.of(schema.write(answer));
            read.put(written, answer);
            answers.add(written);
        }
        return new Proposed(answers, proposal.confidence(), proposal.objects());
    }

    public Comparison compare(Task task, JsonText label, JsonText right) {
        L hers = read(task, label);
        L resolution = read(task, right);
        return new Comparison(consensus.similarity(hers, resolution), consensus.findings(task, hers, resolution));
    }

    public boolean agree(Task task, JsonText one, JsonText other) {
        return consensus.similarity(read(task, one), read(task, other)) >= AGREE;
    }

    /** What stands behind the best answer of the labels. */
    public Calibration.Support support(Task task, List<PanelLabel> labels, Proposed proposed, Skills skills) {
        L right = read(task, proposed.answers().getFirst());
        double dissenting = 0;
        double seen = 0;
        for (PanelLabel label : labels) {
            dissenting += consensus.similarity(read(task, label.label()), right) >= AGREE ? 0 : 1;
            seen += skills.of(label.worker()).seen(Skill.ALL).weight();
        }
        int n = labels.size();
        double known = Math.min(1, seen / n / KNOWN);
        return new Calibration.Support(proposed.confidence(), n, dissenting / n, known, consensus.options());
    }

    public boolean areCopies(Task task, JsonText one, JsonText other) {
        return consensus.areCopies(read(task, one), read(task, other));
    }

    /** What the others' labels teach of this one's worker. */
    public List<Evidence> evidence(Task task, PanelLabel one, List<PanelLabel> others, Skills skills) {
        Vote<L> hers = vote(task, one, skills.of(one.worker()));
        return consensus.evidence(task, hers, votes(task, others, skills));
    }

    /** What an answer that is known to be right teaches of this one's worker. */
    public List<Evidence> evidence(Task task, PanelLabel one, JsonText truth) {
        Vote<L> known = new Vote<>(0, read(task, truth), Skill.SURE);
        return consensus.evidence(task, vote(task, one, Skill.UNKNOWN), List.of(known));
    }

    /** What is wrong with a label that somebody sends as an answer to this task. */
    public List<Fault> faults(Task task, JsonNode label) {
        return schema.faults(label, task);
    }

    /** A label without faults in the one form in which it is kept. */
    public JsonText normal(Task task, JsonNode label) {
        return JsonText.of(schema.write(schema.read(label, task)));
    }

    public long quantity(Task task, JsonText label, Terms.Per per) {
        return switch (per) {
            case LABEL -> 1;
            case SECOND -> Videos.shownMs(task).orElse(0);
            case OBJECT, POINT -> schema.quantity(read(task, label), per);
        };
    }

    private L read(Task of, JsonText label) {
        if (of != task) {
            task = of;
            read.clear();
        }
        return read.computeIfAbsent(label, text -> schema.read(text.tree(), of));
    }

    private List<Vote<L>> votes(Task task, List<PanelLabel> labels, Skills skills) {
        List<Vote<L>> votes = new ArrayList<>(labels.size());
        for (PanelLabel label : labels) {
            votes.add(vote(task, label, skills.of(label.worker())));
        }
        return votes;
    }

    private Vote<L> vote(Task task, PanelLabel label, Skill skill) {
        return new Vote<>(label.attempt(), read(task, label.label()), skill);
    }
}
