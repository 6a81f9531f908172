package dev.terrace.shared.work.tracks;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.terrace.shared.work.Content;
import dev.terrace.shared.work.Fault;
import dev.terrace.shared.work.Joined;
import dev.terrace.shared.work.Json;
import dev.terrace.shared.work.Part;
import dev.terrace.shared.work.Piece;
import dev.terrace.shared.work.Task;
import dev.terrace.shared.work.Videos;
import dev.terrace.shared.work.join.Chains;
import dev.terrace.shared.work.join.Range;
import dev.terrace.shared.work.join.Sight;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Joins the tracks of neighbouring parts of a video: those of one class whose boxes overlap in what both parts show are one,
 * which follows the earlier part up to the middle of that, and the later one from there.
 */
final class TracksJoin {
    private static final double SAME = 0.5;

    private final TracksSchema schema;
    private final Content.Video video;

    TracksJoin(TracksSchema schema, Content.Video video) {
        this.schema = schema;
        this.video = video;
    }

    /** A track with its boxes, and what it comes to with the pieces before it. */
    private record Seen(Track track, Trajectory way) {}

    private record Whole(Seen most, Trajectory way, boolean isDoubtful) {}

    private record InShared() implements Sight<Seen> {
        @Override
        public double same(Seen one, Seen other, long from, long to) {
            double same =
                    one.track().name().equals(other.track().name()) ? one.way().similarity(other.way(), from, to) : 0;
            return same >= SAME ? same : 0;
        }

        @Override
        public boolean isWhole(Seen seen, long from, long to) {
            return seen.way().first() >= from && seen.way().last() < to;
        }
    }

    Joined of(List<Piece> pieces) {
        List<Range<Seen>> ranges = pieces.stream().map(this::range).toList();
        List<Whole> all = new ArrayList<>();
        for (Chains.Chain<Seen> chain : Chains.of(ranges, new InShared()).all()) {
            all.add(whole(chain));
        }
        all.sort(Comparator.<Whole>comparingInt(w -> w.way().first())
                .thenComparingInt(w -> w.way().last())
                .thenComparing(w -> w.most().track().name())
                .thenComparing(w -> w.way().keys().toString()));
        ObjectNode label = Json.object();
        ArrayNode tracks = label.putArray("tracks");
        List<Fault> doubts = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            tracks.add(written(all.get(i), "t" + (i + 1)));
            if (all.get(i).isDoubtful()) {
                doubts.add(new Fault("tracks[" + i + "]", "it lies whole in two parts, and only one tells of it"));
            }
        }
        return new Joined(label, doubts);
    }

    private Range<Seen> range(Piece piece) {
        Task task = new Task(video, piece.part());
        Part.Frames frames = Videos.frames(task);
        List<Seen> seen = schema.read(piece.label(), task).tracks().stream()
                .map(track -> new Seen(track, Trajectory.of(track.keys())))
                .toList();
        return new Range<>(frames.from(), frames.to(), seen);
    }

    private static Whole whole(Chains.Chain<Seen> chain) {
        List<Chains.Piece<Seen>> pieces = chain.pieces();
        Seen most = pieces.getFirst().object();
        Trajectory way = most.way();
        for (int i = 1; i < pieces.size(); i++) {
            long middle = Math.floorDiv(
                    pieces.get(i).range().from() + pieces.get(i - 1).range().to(), 2L);
            Seen next = pieces.get(i).object();
            way = Trajectory.spliced(way, next.way(), (int) middle);
            most = next.way().frames() > most.way().frames() ? next : most;
        }
        return new Whole(most, way, chain.isDoubtful());
    }

    private ObjectNode written(Whole whole, String id) {
        Track track = whole.most().track();
        Track joined = new Track(id, track.name(), whole.way().keys(), track.attributes());
        ObjectNode json = (ObjectNode)
                schema.write(new TracksLabel(List.of(joined))).get("tracks").get(0);
        return json.put("firstFrame", whole.way().first())
                .put("lastFrame", whole.way().last());
    }
}
