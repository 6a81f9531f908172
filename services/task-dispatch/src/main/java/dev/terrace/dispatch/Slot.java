package dev.terrace.dispatch;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.jspecify.annotations.Nullable;

/** One wanted label of a unit, in exactly one state. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Slot.Open.class, name = "open"),
    @JsonSubTypes.Type(value = Slot.Leased.class, name = "leased"),
    @JsonSubTypes.Type(value = Slot.Labelled.class, name = "labelled")
})
public sealed interface Slot {

    /** Nobody has it. */
    record Open() implements Slot {
        public Leased lease(String pack, String site, @Nullable String worker, int attempt) {
            return new Leased(pack, site, worker, attempt);
        }
    }

    /** A pack has it, for one attempt; the worker is named only where the pack was asked for by one. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Leased(String pack, String site, @Nullable String worker, int attempt) implements Slot {
        public Labelled label(String by, String submission) {
            return new Labelled(site, by, attempt, submission, false);
        }
    }

    /** Its label is stored and counts. */
    @JsonInclude(JsonInclude.Include.NON_DEFAULT)
    record Labelled(String site, String worker, int attempt, String submission, boolean late)
            implements Slot, StoredLabel {}
}
