package dev.terrace.quality;

import dev.terrace.shared.work.Label;
import dev.terrace.shared.work.Task;
import java.util.List;

/**
 * How labels of one kind of work are compared, and made into one. Pure, and nothing it says depends on the order of the
 * labels. Each kind has its own in its own folder; {@link Judge} is the one list of them.
 */
public interface Consensus<L extends Label> {

    /** How far two labels say the same, in [0, 1]; symmetric. At one half and above they agree. */
    double similarity(L one, L other);

    /** What the labels say together. @param votes at least one */
    Proposal<L> propose(Task task, List<Vote<L>> votes);

    /** What is right and wrong with a label where the resolution is held to be right. */
    Findings findings(Task task, L label, L resolution);

    /** What the others' labels teach of this one's worker; nothing where they are none, or tied. */
    List<Evidence> evidence(Task task, Vote<L> one, List<Vote<L>> others);

    /** Among how many answers a worker chooses; two where each thing is there or not. */
    default int options() {
        return 2;
    }

    /** Whether one was copied from the other: they are equal where nobody is by chance. */
    default boolean areCopies(L one, L other) {
        return false;
    }
}
