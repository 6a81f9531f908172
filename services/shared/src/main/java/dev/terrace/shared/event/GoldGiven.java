package dev.terrace.shared.event;

import dev.terrace.shared.work.JsonText;
import dev.terrace.shared.work.TermsId;
import java.util.List;

/** Units of a lot whose right label is known. For quality-check alone: nobody else can tell these units from any others. */
public record GoldGiven(String lot, TermsId terms, List<Gold> gold) {

    /** A unit, by its number in the lot, and its right label. */
    public record Gold(int unit, JsonText label) {}

    public GoldGiven {
        gold = List.copyOf(gold);
    }
}
