package dev.terrace.shared.event;

import com.fasterxml.jackson.databind.JsonNode;
import dev.terrace.shared.work.TermsId;
import java.util.List;

/**
 * Units of a lot have another label to start from than the lot was created with. Those that nobody has been dealt yet show it; the
 * others stay as they were dealt. A repeat changes nothing, and of two the one with the higher number is in force.
 *
 * @param number counts the times that labels to start from were given to this lot, from 1
 */
public record LotPrelabelled(String lot, TermsId terms, int number, List<Start> starts) {

    /** A unit, by its number in the lot, and the label to start from. */
    public record Start(int unit, JsonNode label) {}

    public LotPrelabelled {
        starts = List.copyOf(starts);
    }
}
