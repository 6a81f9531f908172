package dev.terrace.shared.work;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** What labels of a project may be, what items it can be asked of, and how its labels are read. Pure. */
public interface LabelSchema<L extends Label> {

    /** The class names its objects may have, in the order in which they are shown; empty where there are none. */
    List<String> classes();

    /** What an item lacks or has too much of for this work; empty if it can be done. */
    List<Fault> faults(Content content);

    /** What is wrong with the label as an answer to this task, at most {@link Faults#MOST}; empty if nothing is. */
    List<Fault> faults(JsonNode label, Task task);

    /**
     * Reads a label in which {@link #faults(JsonNode, Task)} found nothing; what crosses an edge by no more than the kind
     * allows is clipped, names are given as the schema writes them.
     */
    L read(JsonNode label, Task task);

    /** The label in the form in which it is sent; {@link #read} gives the same label back. */
    default ObjectNode write(L label) {
        return Json.tree(label);
    }

    /** The schema as JSON Schema 2020-12, with which labels can be checked before they are sent. */
    ObjectNode jsonSchema();

    /**
     * How many objects or points the label holds, where a price may be per these; 1 else. Seconds are those of the video that is
     * shown, whatever is found in it: {@link Videos#shownMs}.
     */
    long quantity(L label, Terms.Per per);

    /**
     * Makes one label of an item from the resolutions of its parts, the same in whatever order they come. A part that has none
     * yet, or never will, may be left out. A kind whose items are never cut has one piece, which is the label.
     */
    default Joined join(Content content, List<Piece> pieces) {
        if (pieces.size() != 1) {
            throw new IllegalArgumentException("expected the one resolution of an item that is not cut");
        }
        return new Joined(pieces.getFirst().label(), List.of());
    }
}
