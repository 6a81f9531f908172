package dev.terrace.quality;

import dev.terrace.quality.SetConsensus.Drawn;
import dev.terrace.shared.work.Attributes;
import dev.terrace.shared.work.Label;
import dev.terrace.shared.work.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The consensus of a kind of work whose labels are sets of objects: all but the geometry of the objects is the same for each. */
public interface ObjectConsensus<O, L extends Label> extends Consensus<L> {

    Geometry<O> geometry();

    /** What is said of the whole label. */
    Attributes attributes();

    List<O> objects(L label);

    Map<String, Object> attributes(L label);

    L label(List<O> objects, Map<String, Object> attributes);

    /** What is left once objects that cannot stand beside one another have been dealt with. */
    default Agreed<O> settled(Agreed<O> agreed) {
        return agreed;
    }

    @Override
    default double similarity(L one, L other) {
        return new SetConsensus<>(geometry()).similarity(objects(one), objects(other))
                * attributes().factor(attributes(one), attributes(other));
    }

    @Override
    default Proposal<L> propose(Task task, List<Vote<L>> votes) {
        Agreed<O> agreed = settled(new SetConsensus<>(geometry())
                .agree(votes.stream().map(this::drawn).toList()));
        return agreed.proposal(
                geometry().order(), AttributeVotes.ofLabels(attributes(), votes, this::attributes), this::label);
    }

    @Override
    default Findings findings(Task task, L label, L resolution) {
        Findings objects = new SetConsensus<>(geometry()).findings(objects(label), objects(resolution));
        List<Finding> all = new ArrayList<>(objects.list());
        attributes()
                .differing(attributes(label), attributes(resolution))
                .forEach(a -> all.add(Finding.wrongAttribute("attributes", a)));
        return new Findings(all, objects.right(), objects.all());
    }

    @Override
    default List<Evidence> evidence(Task task, Vote<L> one, List<Vote<L>> others) {
        List<Evidence> all = new ArrayList<>(SetEvidence.of(
                geometry(), drawn(one), others.stream().map(this::drawn).toList()));
        all.addAll(AttributeVotes.evidenceOfLabels(attributes(), one, others, this::attributes));
        return all;
    }

    @Override
    default boolean areCopies(L one, L other) {
        return Copies.are(geometry(), objects(one), objects(other));
    }

    private Drawn<O> drawn(Vote<L> vote) {
        return new Drawn<>(objects(vote.label()), vote.skill());
    }
}
