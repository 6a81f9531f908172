package dev.terrace.shared.work.tracks;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.terrace.shared.work.Attributes;
import dev.terrace.shared.work.Label;
import java.util.List;
import java.util.Map;

/**
 * The objects of a part of a video; none is an answer too: {@code {"tracks": [{"id": "t1", "class": "car", "keys": […]}]}}.
 *
 * @param attributes of the part as a whole, by name
 */
public record TracksLabel(
        List<Track> tracks,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Object> attributes) implements Label {
    public TracksLabel {
        tracks = List.copyOf(tracks);
        attributes = Attributes.values(attributes);
    }

    public TracksLabel(List<Track> tracks) {
        this(tracks, Map.of());
    }
}
