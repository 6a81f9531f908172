package dev.terrace.quality.tracks;

import dev.terrace.quality.Finding;
import dev.terrace.quality.Findings;
import dev.terrace.quality.Geometry;
import dev.terrace.quality.ObjectConsensus;
import dev.terrace.shared.work.Attributes;
import dev.terrace.shared.work.Task;
import dev.terrace.shared.work.tracks.Track;
import dev.terrace.shared.work.tracks.TracksLabel;
import dev.terrace.shared.work.tracks.TracksSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The tracks that most people followed, frame by frame the median box. */
public record TracksConsensus(TracksSchema schema, Geometry<Followed> geometry)
        implements ObjectConsensus<Followed, TracksLabel> {

    public TracksConsensus(TracksSchema schema) {
        this(schema, new TrackGeometry(schema.classes(), schema.attributes()));
    }

    @Override
    public Attributes attributes() {
        return schema.labelAttributes();
    }

    @Override
    public List<Followed> objects(TracksLabel label) {
        return label.tracks().stream().map(Followed::of).toList();
    }

    @Override
    public Map<String, Object> attributes(TracksLabel label) {
        return label.attributes();
    }

    @Override
    public TracksLabel label(List<Followed> tracks, Map<String, Object> attributes) {
        List<Track> named = new ArrayList<>(tracks.size());
        for (int i = 0; i < tracks.size(); i++) {
            named.add(tracks.get(i).track("t" + (i + 1)));
        }
        return new TracksLabel(named, attributes);
    }

    /** Beside what is said of each track, where one goes over to another object. */
    @Override
    public Findings findings(Task task, TracksLabel label, TracksLabel resolution) {
        Findings each = ObjectConsensus.super.findings(task, label, resolution);
        TrackMeasures measures = TrackMeasures.of(
                objects(resolution).stream().map(Followed::way).toList(),
                objects(label).stream().map(Followed::way).toList());
        if (measures.switches().isEmpty()) {
            return each;
        }
        List<Finding> all = new ArrayList<>(each.list());
        int right = each.right();
        for (TrackMeasures.Switch at : measures.switches()) {
            String path = geometry.path(at.from());
            boolean wasRight = all.stream().filter(f -> path.equals(f.path())).noneMatch(Finding::wrong);
            right -= wasRight ? 1 : 0;
            all.removeIf(f -> path.equals(f.path()) && f.code().equals("right"));
            all.add(Finding.wrong(
                    "id-switch",
                    path,
                    "from frame %d on object %s is another one"
                            .formatted(at.frame(), label.tracks().get(at.from()).id())));
        }
        return new Findings(all, right, each.all());
    }
}
