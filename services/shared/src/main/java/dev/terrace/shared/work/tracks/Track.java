package dev.terrace.shared.work.tracks;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.terrace.shared.work.Attributes;
import java.util.List;
import java.util.Map;

/**
 * One object through the frames.
 *
 * @param keys by frame; the first and the last are those at which it is seen first and last
 */
public record Track(
        String id,
        @JsonProperty("class") String name,
        List<Key> keys,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Object> attributes) {
    public Track {
        keys = List.copyOf(keys);
        attributes = Attributes.values(attributes);
    }

    public Track(String id, String name, List<Key> keys) {
        this(id, name, keys, Map.of());
    }
}
