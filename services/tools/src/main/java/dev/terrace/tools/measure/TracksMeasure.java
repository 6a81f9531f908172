package dev.terrace.tools.measure;

import com.fasterxml.jackson.databind.JsonNode;
import dev.terrace.quality.tracks.TrackMeasures;
import dev.terrace.shared.work.Task;
import dev.terrace.shared.work.tracks.TracksSchema;
import dev.terrace.shared.work.tracks.Trajectory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** MOTA and IDF1 at an overlap of one half, over the frames of all videos, and how often a track goes on as another one. */
final class TracksMeasure implements Measure {
    private final TracksSchema schema;
    private long truth;
    private long told;
    private long missed;
    private long extra;
    private long same;
    private long switches;

    TracksMeasure(TracksSchema schema) {
        this.schema = schema;
    }

    @Override
    public void add(Task task, @Nullable JsonNode label, JsonNode real) {
        TrackMeasures one = TrackMeasures.of(ways(task, real), label == null ? List.of() : ways(task, label));
        truth += one.truth();
        told += one.told();
        missed += one.missed();
        extra += one.extra();
        same += one.same();
        switches += one.switches().size();
    }

    private List<Trajectory> ways(Task task, JsonNode label) {
        return schema.read(label, task).tracks().stream()
                .map(track -> Trajectory.of(track.keys()))
                .toList();
    }

    @Override
    public Map<String, Double> figures() {
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("mota", truth == 0 ? (extra == 0 ? 1.0 : 0.0) : 1 - (double) (missed + extra + switches) / truth);
        figures.put("idf1", truth + told == 0 ? 1 : 2.0 * same / (truth + told));
        figures.put("id_switches", (double) switches);
        return figures;
    }
}
