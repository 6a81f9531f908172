package dev.terrace.dispatch;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
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
        public Leased lease(Holder holder, int attempt) {
            return new Leased(holder.pack(), holder.site(), holder.worker(), attempt);
        }
    }

    /** A pack has it, for one attempt; the worker is named only where the pack was asked for by one. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Leased(String pack, String site, @Nullable String worker, int attempt) implements Slot {
        public Labelled label(String by, Sent sent) {
            return new Labelled(site, by, attempt, List.of(sent), false, false);
        }
    }

    /** Its label is stored and counts. */
    @JsonInclude(JsonInclude.Include.NON_DEFAULT)
    record Labelled(String site, String worker, int attempt, List<Sent> sent, boolean judged, boolean late)
            implements Slot, StoredLabel {
        public Labelled {
            sent = List.copyOf(sent);
        }
    }
}
