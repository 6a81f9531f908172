package dev.terrace.shared.work;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * What the resolutions of an item's parts come to.
 *
 * @param label of the whole item; what runs through several parts is one thing in it, with an id, a first and a last frame
 * @param doubts what only a person can settle: a thing that lies whole in two parts, and is told by one of them
 */
public record Joined(ObjectNode label, List<Fault> doubts) {
    public Joined {
        doubts = List.copyOf(doubts);
    }
}
