package dev.terrace.shared.work.tracks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.terrace.shared.work.Content;
import dev.terrace.shared.work.Fault;
import dev.terrace.shared.work.Joined;
import dev.terrace.shared.work.Json;
import dev.terrace.shared.work.Part;
import dev.terrace.shared.work.Piece;
import dev.terrace.shared.work.Task;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TracksSchemaTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TracksSchema SCHEMA = TracksSchema.of("car", "person");
    private static final Content.Video VIDEO = new Content.Video("v.mp4", 640, 480, new Content.FrameRate(25, 1), 900);
    private static final Task FIRST = new Task(VIDEO, new Part.Frames(0, 300, 1));

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static String track(String id, String name, String... keys) {
        return "{'id':'%s','class':'%s','keys':[%s]}".formatted(id, name, String.join(",", keys));
    }

    private static String key(int frame, double x) {
        return "{'frame':%d,'x1':%s,'y1':0.0,'x2':%s,'y2':10.0}".formatted(frame, x, x + 10);
    }

    private static String label(String... tracks) {
        return "{'tracks':[" + String.join(",", tracks) + "]}";
    }

    private static List<String> faults(String label) {
        return SCHEMA.faults(json(label), FIRST).stream().map(Fault::toString).toList();
    }

    private static Piece piece(int from, int to, String... tracks) {
        return new Piece(new Part.Frames(from, to, 1), (ObjectNode) json(label(tracks)));
    }

    @Test
    void aLabelIsReadAndWrittenAsItWas() {
        String label = label(track("t1", "car", key(0, 0), key(9, 90)));
        assertThat(faults(label)).isEmpty();
        assertThat(SCHEMA.write(SCHEMA.read(json(label), FIRST)).toString())
                .isEqualTo(json(label).toString());
    }

    @Test
    void betweenKeysTheBoxMovesInALineAndIsGoneFromOutsideToTheNext() {
        String label = label(track("t1", "car", key(0, 0), "{'frame':4,'outside':true}", key(6, 60), key(8, 80)));
        assertThat(faults(label)).isEmpty();
        TracksLabel read = SCHEMA.read(json(label), FIRST);
        Trajectory way = Trajectory.of(read.tracks().getFirst().keys());
        assertThat(way.isSeen(3)).isTrue();
        assertThat(way.isSeen(4)).isFalse();
        assertThat(way.isSeen(5)).isFalse();
        assertThat(way.side(7, 0)).isEqualTo(70);
        assertThat(way.frames()).isEqualTo(7);
        assertThat(SCHEMA.read(SCHEMA.write(read), FIRST)).isEqualTo(read);
    }

    @Test
    void fewKeysDrawATrajectory() {
        List<Key> keys = List.of(
                new Key(0, 0, 0, 10, 10),
                new Key(50, 100, 0, 110, 10),
                new Key(60, 100, 0, 110, 10, true),
                new Key(70, 50, 5, 60, 15),
                new Key(99, 20, 5, 30, 15));
        Trajectory way = Trajectory.of(keys);
        List<Key> drawn = way.keys();
        assertThat(drawn).hasSizeLessThanOrEqualTo(6);
        assertThat(Trajectory.of(drawn).similarity(way)).isCloseTo(1, within(1e-6));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'frame':3,'x1':0,'y1':0,'x2':9,'y2':9},{'frame':3,'x1':1,'y1':0,'x2':9,'y2':9} | tracks[0].keys[1]: two boxes in one frame, 3",
                "{'frame':3,'x1':0,'y1':0,'x2':9,'y2':9,'outside':true} | tracks[0]: it starts where it is not seen: take away its first key",
                "{'frame':300,'x1':0,'y1':0,'x2':9,'y2':9} | tracks[0].keys[0].frame: outside this part, which is of the frames 0 to 299",
                "{'frame':3,'x1':9,'y1':0,'x2':0,'y2':9} | tracks[0].keys[0]: it has no width or no height: expected x1 < x2 and y1 < y2",
                "{'frame':3,'x1':0,'y1':0,'x2':999,'y2':9} | tracks[0].keys[0].x2: it leaves the picture by 359 px: draw up to the edge",
                "{'frame':3} | tracks[0].keys[0].x1: is missing",
                "{'frame':1.5,'x1':0,'y1':0,'x2':9,'y2':9} | tracks[0].keys[0].frame: expected a whole number from 0 to 2147483647"
            })
    void aWrongTrackIsRefusedWithAPathAndASentence(String keys, String fault) {
        assertThat(faults("{'tracks':[{'id':'t1','class':'car','keys':[" + keys + "]}]}"))
                .contains(fault);
    }

    @Test
    void objectsHaveTheirOwnNumbersAndAreNotTheSame() {
        assertThat(faults(label(track("t1", "car", key(0, 0)), track("t1", "car", key(0, 50)))))
                .containsExactly("tracks[1].id: two objects have the same number: tracks[0] has it too");
        assertThat(faults(label(track("t1", "car", key(0, 0)), track("t2", "car", key(0, 0)))))
                .containsExactly("tracks[1]: it is the same as tracks[0]: two are exactly the same, leave one out");
        assertThat(faults("{'tracks':[{'id':'t1','class':'car','keys':[]}]}"))
                .containsExactly("tracks[0].keys: expected at least one box");
    }

    @Test
    void aFrameThatIsNotShownHasNoKey() {
        Task every = new Task(VIDEO, new Part.Frames(0, 300, 5));
        assertThat(SCHEMA.faults(json(label(track("t1", "car", key(0, 0), key(7, 1)))), every))
                .extracting(Fault::problem)
                .containsExactly("frame 7 is not shown: every 5th is");
    }

    @Test
    void aSchemaIsReadAsItWasWritten() {
        assertThat(TracksSchema.faultsOf(json("{'classes':['car']}"))).isEmpty();
        assertThat(TracksSchema.faultsOf(json("{'maxTracks':0}"))).hasSize(2);
        assertThat(Json.read(Json.tree(SCHEMA), TracksSchema.class)).isEqualTo(SCHEMA);
    }

    @Test
    void aTrackGoesOnInTheNextPart() {
        List<Piece> parts = new ArrayList<>(List.of(
                piece(0, 300, track("t1", "car", key(200, 0), key(299, 99)), track("t9", "car", key(5, 300))),
                piece(290, 590, track("a", "car", key(290, 91), key(400, 201)), track("b", "person", key(290, 91))),
                piece(580, 880)));
        Joined joined = SCHEMA.join(VIDEO, parts);
        JsonNode tracks = joined.label().get("tracks");
        assertThat(tracks).hasSize(3);
        JsonNode car = tracks.get(1);
        assertThat(car.get("id").asText()).isEqualTo("t2");
        assertThat(car.get("firstFrame").asInt()).isEqualTo(200);
        assertThat(car.get("lastFrame").asInt()).isEqualTo(400);
        assertThat(car.get("keys").get(0).get("frame").asInt()).isEqualTo(200);
        for (int i = 0; i < parts.size(); i++) {
            Collections.rotate(parts, 1);
            assertThat(SCHEMA.join(VIDEO, parts)).isEqualTo(joined);
        }
        assertThat(joined.doubts()).extracting(Fault::path).containsExactly("tracks[2]");
    }
}
