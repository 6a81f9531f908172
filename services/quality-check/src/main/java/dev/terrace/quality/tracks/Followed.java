package dev.terrace.quality.tracks;

import dev.terrace.shared.work.tracks.Key;
import dev.terrace.shared.work.tracks.Track;
import dev.terrace.shared.work.tracks.Trajectory;
import java.util.List;
import java.util.Map;

/** A track with its box in each frame. @param keys as they were drawn; empty for one that was made of several */
record Followed(String name, Map<String, Object> attributes, List<Key> keys, Trajectory way) {

    static Followed of(Track track) {
        return new Followed(track.name(), track.attributes(), track.keys(), Trajectory.of(track.keys()));
    }

    Track track(String id) {
        return new Track(id, name, way.keys(), attributes);
    }
}
