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
 * @param reopenCount how often slots became open again, so that a queue can tell a lot it knows from one that was opened again
 * @param content id of what its units show
 * @param units a unit's number is its place in the list
 */
@JsonIgnoreProperties(
        value = {"project", "live", "open", "leased", "started"},
        allowGetters = true)
public record Lot(
        @JsonProperty("_id") String id,
        long version,
        TermsId terms,
        Times times,
        int reopenCount,
        String content,
        @Packed List<Unit> units)
        implements Versioned<Lot> {

    /** What goes on in a lot. */
    public enum Live {
        OPEN,
        LEASED;

        @JsonValue
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** When a lot came here, and when slots of it became open last. */
    public record Times(Instant since, Instant opened) {}

    public Lot {
        units = List.copyOf(units);
    }

    /** A lot that has just come. */
    public static Lot created(String id, TermsId terms, Instant now, List<Unit> units) {
        return new Lot(id, 0, terms, new Times(now, now), 0, id, units);
    }

    @Override
    public Lot withVersion(long next) {
        return new Lot(id, next, terms, times, reopenCount, content, units);
    }

    /** The same lot, showing other content. */
    public Lot showing(String other) {
        return new Lot(id, version, terms, times, reopenCount, other, units);
    }

    /** The same lot with these units, none of which has more open slots than before. */
    public Lot with(List<Unit> next) {
        return new Lot(id, version, terms, times, reopenCount, content, next);
    }

    /** The same lot with these units; counts a reopening if any of them has more open slots than before. */
    public Lot with(List<Unit> next, Instant now) {
        boolean reopened = IntStream.range(0, units.size())
                .anyMatch(n -> next.get(n) != units.get(n)
                        && next.get(n).open() > units.get(n).open());
        return reopened
                ? new Lot(id, version, terms, new Times(times.since(), now), reopenCount + 1, content, next)
                : with(next);
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
