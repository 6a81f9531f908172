package dev.terrace.shared.work.join;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.terrace.shared.work.Content;
import dev.terrace.shared.work.Joined;
import dev.terrace.shared.work.LabelSchema;
import dev.terrace.shared.work.Part;
import dev.terrace.shared.work.Piece;
import dev.terrace.shared.work.events.Event;
import dev.terrace.shared.work.events.EventsLabel;
import dev.terrace.shared.work.events.EventsSchema;
import dev.terrace.shared.work.tracks.Key;
import dev.terrace.shared.work.tracks.Track;
import dev.terrace.shared.work.tracks.TracksLabel;
import dev.terrace.shared.work.tracks.TracksSchema;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is cut into parts and told of by people who see all that is there comes together again as it was. */
class JoinTest {
    private static final int FRAMES = 3000;
    private static final int PART = 300;
    private static final int OVERLAP = 25;

    /** Ten frames a second. */
    private static final Content.Video VIDEO =
            new Content.Video("v.mp4", 640, 480, new Content.FrameRate(10, 1), FRAMES);

    private static final EventsSchema EVENTS = EventsSchema.of("cola", "tea");
    private static final TracksSchema TRACKS = TracksSchema.of("car", "person");

    private static List<Part.Frames> parts() {
        List<Part.Frames> parts = new ArrayList<>();
        for (int from = 0; from + OVERLAP < FRAMES; from += PART - OVERLAP) {
            parts.add(new Part.Frames(from, Math.min(FRAMES, from + PART), 1));
        }
        return parts;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void events(long seed) {
        Random random = new Random(seed);
        List<Event> truth = new ArrayList<>();
        long at = 100L * random.nextInt(50);
        while (at < 100L * FRAMES - 70_000) {
            long end = at + 100L * (3 + random.nextInt(random.nextInt(8) == 0 ? 600 : 100));
            truth.add(new Event(random.nextBoolean() ? "cola" : "tea", at, end, "left"));
            at = end + 100L * (5 + random.nextInt(100));
        }
        List<Piece> pieces = new ArrayList<>();
        for (Part.Frames part : parts()) {
            long from = 100L * part.from();
            long to = 100L * part.to();
            List<Event> seen = truth.stream()
                    .filter(e -> e.end() > from && e.start() < to)
                    .map(e -> new Event(e.product(), Math.max(from, e.start()), Math.min(to, e.end()), "left"))
                    .toList();
            pieces.add(new Piece(part, EVENTS.write(new EventsLabel(seen))));
        }
        Joined joined = joined(EVENTS, pieces, random);
        List<Event> told = new ArrayList<>();
        for (JsonNode e : joined.label().get("events")) {
            told.add(new Event(
                    e.get("product").asText(),
                    e.get("start").asLong(),
                    e.get("end").asLong(),
                    "left"));
            assertThat(e.get("firstFrame").asLong() * 100)
                    .isEqualTo(e.get("start").asLong());
        }
        assertThat(told).as("seed %d", seed).isEqualTo(truth);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void tracks(long seed) {
        Random random = new Random(seed);
        List<Track> truth = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            int first = random.nextInt(FRAMES - 800);
            int last = first + 1 + random.nextInt(random.nextInt(4) == 0 ? 700 : 100);
            double y = 40.0 * i;
            truth.add(new Track("x", random.nextBoolean() ? "car" : "person", line(first, last, first, last, y)));
        }
        List<Piece> pieces = new ArrayList<>();
        for (Part.Frames part : parts()) {
            List<Track> seen = new ArrayList<>();
            for (Track track : truth) {
                int first = track.keys().getFirst().frame();
                int last = track.keys().getLast().frame();
                int from = Math.max(first, part.from());
                int to = Math.min(last, part.to() - 1);
                if (from <= to) {
                    seen.add(new Track(
                            "t" + seen.size(),
                            track.name(),
                            line(from, to, first, last, track.keys().getFirst().y1())));
                }
            }
            Collections.shuffle(seen, random);
            pieces.add(new Piece(part, TRACKS.write(new TracksLabel(seen))));
        }
        Joined joined = joined(TRACKS, pieces, random);
        List<String> told = new ArrayList<>();
        for (JsonNode t : joined.label().get("tracks")) {
            assertThat(t.get("keys")).hasSizeLessThanOrEqualTo(2);
            told.add(t.get("class").asText() + " " + t.get("firstFrame") + " " + t.get("lastFrame") + " "
                    + t.get("keys").get(0).get("y1").asInt());
        }
        assertThat(told)
                .as("seed %d", seed)
                .containsExactlyInAnyOrderElementsOf(truth.stream()
                        .map(t -> t.name() + " " + t.keys().getFirst().frame() + " "
                                + t.keys().getLast().frame() + " "
                                + (int) t.keys().getFirst().y1())
                        .toList());
    }

    /** The keys at these frames of a box that goes from left to right between the first and the last. */
    private static List<Key> line(int from, int to, int first, int last, double y) {
        List<Key> keys = new ArrayList<>();
        for (int frame : from == to ? new int[] {from} : new int[] {from, to}) {
            double x = 500.0 * (frame - first) / Math.max(1, last - first);
            keys.add(new Key(frame, x, y, x + 30, y + 30));
        }
        return keys;
    }

    /** The same in whatever order the pieces come; nobody has overlooked anything. */
    private static Joined joined(LabelSchema<?> schema, List<Piece> pieces, Random random) {
        Joined joined = schema.join(VIDEO, pieces);
        List<Piece> shuffled = new ArrayList<>(pieces);
        Collections.shuffle(shuffled, random);
        assertThat(schema.join(VIDEO, shuffled)).isEqualTo(joined);
        assertThat(joined.doubts()).isEmpty();
        return joined;
    }
}
