package dev.terrace.dispatch;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.terrace.shared.store.Packed;
import dev.terrace.shared.store.Versioned;
import dev.terrace.shared.work.TermsId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The slots of one lot: who has, who has labelled and who may still get each of its units. The aggregate of dispatch; what
 * never changes lies apart in {@link LotContent}.
 *
 * @param terms that its units were born with
 * @param since when it came here
 * @param reopenCount how often slots became open, so that a queue can tell a lot it knows from one that was opened again
 * @param units a unit's number is its place in the list
 */
@JsonIgnoreProperties(
        value = {"project", "live", "open", "leased", "started"},
        allowGetters = true)
public record Lot(
        @JsonProperty("_id") String id,
        long version,
        TermsId terms,
        Instant since,
        int reopenCount,
        @Packed List<Unit> units)
        implements Versioned<Lot> {

    /** What goes on in a lot. */
    public enum Live {
        OPEN,
        LEASED;

        @JsonValue
        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Lot {
        units = List.copyOf(units);
    }

    @Override
    public Lot withVersion(long next) {
        return new Lot(id, next, terms, since, reopenCount, units);
    }

    /** The same lot with these units; counts an opening if any of them has more open slots than before. */
    public Lot with(List<Unit> next) {
        boolean opened = IntStream.range(0, units.size())
                .anyMatch(n -> next.get(n) != units.get(n)
                        && next.get(n).open() > units.get(n).open());
        return new Lot(id, version, terms, since, opened ? reopenCount + 1 : reopenCount, next);
    }

    @JsonProperty
    public String project() {
        return terms.project();
    }

    /** Slots that nobody has. */
    @JsonProperty
    public int open() {
        return units.stream().mapToInt(Unit::open).sum();
    }

    /** Slots that a pack has. */
    @JsonProperty
    public int leased() {
        return units.stream().mapToInt(Unit::leased).sum();
    }

    /** Whether anybody has had a unit of it. */
    @JsonProperty
    public boolean started() {
        return units.stream().anyMatch(unit -> unit.attempts() > 0);
    }

    /** @return null if no slot is open or leased */
    @JsonProperty
    public @Nullable Live live() {
        return open() > 0 ? Live.OPEN : leased() > 0 ? Live.LEASED : null;
    }

    public boolean isLeasedBy(String pack) {
        return units.stream().anyMatch(unit -> unit.leaseOf(pack).isPresent());
    }
}
