package dev.terrace.shared.work.events;

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
import java.util.function.LongBinaryOperator;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/** Joins the events of neighbouring parts of a video: those of one product that overlap in what both parts show are one. */
final class EventsJoin {
    private static final double SAME = 0.5;

    /** An event that comes so close to the border of its part goes on beyond it. */
    private static final long CUT_MS = 200;

    private final EventsSchema schema;
    private final Content.Video video;
    private final Content.FrameRate fps;

    EventsJoin(EventsSchema schema, Content.Video video) {
        this.schema = schema;
        this.video = video;
        this.fps = Videos.rate(video);
    }

    private record InShared() implements Sight<Event> {
        @Override
        public double same(Event one, Event other, long from, long to) {
            double overlap =
                    one.product().equals(other.product()) ? clip(one, from, to).overlap(clip(other, from, to)) : 0;
            return overlap >= SAME ? overlap : 0;
        }

        private static Event clip(Event event, long from, long to) {
            return new Event(event.product(), Math.max(from, event.start()), Math.min(to, event.end()), event.hand());
        }

        @Override
        public boolean isWhole(Event event, long from, long to) {
            return event.start() >= from && event.end() <= to;
        }
    }

    Joined of(List<Piece> pieces) {
        List<Range<Event>> ranges = pieces.stream().map(this::range).toList();
        List<Chains.Chain<Event>> chains =
                new ArrayList<>(Chains.of(ranges, new InShared()).all());
        chains.sort(Comparator.<Chains.Chain<Event>>comparingLong(t -> start(t))
                .thenComparingLong(t -> end(t))
                .thenComparing(t -> t.pieces().getFirst().object().product())
                .thenComparing(t -> t.pieces().getFirst().object().toString()));
        ObjectNode label = Json.object();
        ArrayNode events = label.putArray("events");
        List<Fault> doubts = new ArrayList<>();
        for (int i = 0; i < chains.size(); i++) {
            events.add(joined(chains.get(i), "e" + (i + 1)));
            doubts(chains.get(i), "events[" + i + "]", doubts);
        }
        return new Joined(label, doubts);
    }

    private Range<Event> range(Piece piece) {
        Task task = new Task(video, piece.part());
        Part.Frames frames = Videos.frames(task);
        return new Range<>(
                fps.ms(frames.from()),
                fps.ms(frames.to()),
                schema.read(piece.label(), task).events());
    }

    private ObjectNode joined(Chains.Chain<Event> chain, String id) {
        Event most = chain.pieces().stream()
                .map(Chains.Piece::object)
                .max(Comparator.comparingLong(e -> e.end() - e.start()))
                .orElseThrow();
        Event whole = new Event(most.product(), start(chain), end(chain), most.hand(), most.attributes());
        ObjectNode json = Json.object().put("id", id);
        json.setAll(Json.tree(whole));
        long first = fps.frame(whole.start());
        return json.put("firstFrame", first).put("lastFrame", Math.max(first, fps.frame(whole.end()) - 1));
    }

    /** The mean of the starts that are not cut by the border of their part. */
    private static long start(Chains.Chain<Event> chain) {
        return border(chain, Event::start, p -> p.object().start() > p.range().from() + CUT_MS, Math::min);
    }

    private static long end(Chains.Chain<Event> chain) {
        return border(chain, Event::end, p -> p.object().end() < p.range().to() - CUT_MS, Math::max);
    }

    private static long border(
            Chains.Chain<Event> chain,
            ToLongFunction<Event> side,
            Predicate<Chains.Piece<Event>> isSeen,
            LongBinaryOperator farthest) {
        double[] seen = chain.pieces().stream()
                .filter(isSeen)
                .mapToDouble(p -> side.applyAsLong(p.object()))
                .toArray();
        if (seen.length == 0) {
            return chain.pieces().stream()
                    .mapToLong(p -> side.applyAsLong(p.object()))
                    .reduce(farthest)
                    .orElseThrow();
        }
        double sum = 0;
        for (double ms : seen) {
            sum += ms;
        }
        return (long) Math.floor(sum / seen.length + .5);
    }

    private static void doubts(Chains.Chain<Event> chain, String path, List<Fault> doubts) {
        if (chain.isDoubtful()) {
            doubts.add(new Fault(path, "it lies whole in two parts, and only one tells of it"));
        }
        if (chain.pieces().stream().map(p -> p.object().hand()).distinct().count() > 1) {
            doubts.add(new Fault(path + ".hand", "the parts say different hands"));
        }
    }
}
