package dev.terrace.ingestion;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import dev.terrace.shared.store.Packed;
import dev.terrace.shared.store.Versioned;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Labels that a client gave units of a lot after it was announced.
 *
 * @param gold those that are known to be right; they stay as they are
 * @param starts those that workers start from, the last one of each unit
 * @param startings how often such were told
 */
public record LotLabels(
        @JsonProperty("_id") String id,
        long version,
        @Packed List<Given> gold,
        @Packed List<Given> starts,
        int startings)
        implements Versioned<LotLabels> {

    /** The label of a unit, by its number in the lot. */
    public record Given(int unit, JsonNode label) {}

    public LotLabels {
        gold = List.copyOf(gold);
        starts = List.copyOf(starts);
    }

    public static LotLabels none(String lot) {
        return new LotLabels(lot, 0, List.of(), List.of(), 0);
    }

    public Optional<JsonNode> gold(int unit) {
        return of(gold, unit);
    }

    public Optional<JsonNode> start(int unit) {
        return of(starts, unit);
    }

    /** With gold of units that have none. */
    public LotLabels withGold(Collection<Given> more) {
        return new LotLabels(
                id, version, Stream.concat(gold.stream(), more.stream()).toList(), starts, startings);
    }

    /** With labels to start from, which take the place of those that were given before; so many events tell of them. */
    public LotLabels withStarts(Collection<Given> more, int events) {
        Map<Integer, Given> last = new TreeMap<>();
        starts.forEach(given -> last.put(given.unit(), given));
        more.forEach(given -> last.put(given.unit(), given));
        return new LotLabels(id, version, gold, new ArrayList<>(last.values()), startings + events);
    }

    private static Optional<JsonNode> of(List<Given> labels, int unit) {
        return labels.stream()
                .filter(given -> given.unit() == unit)
                .map(Given::label)
                .findFirst();
    }

    @Override
    public LotLabels withVersion(long version) {
        return new LotLabels(id, version, gold, starts, startings);
    }
}
