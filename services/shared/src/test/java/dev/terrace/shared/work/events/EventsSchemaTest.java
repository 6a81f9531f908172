package dev.terrace.shared.work.events;

import static org.assertj.core.api.Assertions.assertThat;

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
import dev.terrace.shared.work.Terms;
import dev.terrace.shared.work.Videos;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventsSchemaTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final EventsSchema SCHEMA = EventsSchema.of("cola", "water");

    /** 100 frames a second, so that a frame is ten milliseconds. */
    private static final Content.Video VIDEO =
            new Content.Video("v.mp4", 640, 480, new Content.FrameRate(100, 1), 18_000);

    private static final Task FIRST = new Task(VIDEO, new Part.Frames(0, 6000, 1));

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static String event(String product, long start, long end, String hand) {
        return "{'product':'%s','start':%d,'end':%d,'hand':'%s'}".formatted(product, start, end, hand);
    }

    private static Piece piece(int from, int to, String... events) {
        return new Piece(
                new Part.Frames(from, to, 1), (ObjectNode) json("{'events':[" + String.join(",", events) + "]}"));
    }

    private static List<String> faults(String label) {
        return SCHEMA.faults(json(label), FIRST).stream().map(Fault::toString).toList();
    }

    @Test
    void framesAndMillisecondsFollowFromTheRate() {
        Content.FrameRate ntsc = new Content.FrameRate(30000, 1001);
        assertThat(ntsc.ms(100)).isEqualTo(3337);
        for (long frame = 0; frame < 3000; frame++) {
            assertThat(ntsc.frame(ntsc.ms(frame))).isEqualTo(frame);
        }
    }

    @Test
    void aLabelIsReadAndWrittenAsItWas() {
        String label = "{'events':[" + event("cola", 1000, 2000, "left") + "]}";
        assertThat(faults(label)).isEmpty();
        EventsLabel read = SCHEMA.read(json(label), FIRST);
        assertThat(SCHEMA.write(read).toString()).isEqualTo(json(label).toString());
        assertThat(SCHEMA.quantity(read, Terms.Per.OBJECT)).isEqualTo(1);
        assertThat(faults("{'events':[]}")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'product':'cola','start':20,'end':10,'hand':'left'} | events[0]: it ends before it starts, or as it"
                        + " does",
                "{'product':'cola','start':10,'end':60001,'hand':'left'} | events[0]: outside this part, which is from"
                        + " 0 to 60000 ms",
                "{'product':'beer','start':10,'end':60,'hand':'left'} | events[0].product: choose a product of this"
                        + " machine: \"beer\" is none",
                "{'product':'cola','start':10,'end':60} | events[0].hand: say which hand: left, right or both",
                "{'product':'cola','start':10,'end':60,'hand':'foot'} | events[0].hand: say which hand: left, right or"
                        + " both",
                "{'product':'cola','start':10.5,'end':60,'hand':'left'} | events[0].start: expected a whole number"
                        + " from 0 to 2147483647",
                "{'product':'cola','start':-1,'end':60,'hand':'left'} | events[0].start: expected a whole number from"
                        + " 0 to 2147483647",
                "{'start':10,'end':60,'hand':'left'} | events[0].product: is missing"
            })
    void aWrongEventIsRefusedWithAPathAndASentence(String event, String fault) {
        assertThat(faults("{'events':[" + event + "]}")).contains(fault);
    }

    @Test
    void twoOfTheSameAndTooManyAreRefused() {
        String one = event("cola", 10, 60, "left");
        assertThat(faults("{'events':[" + one + "," + event("cola", 10, 60, "right") + "]}"))
                .containsExactly("events[1]: it is the same as events[0]: two are exactly the same, leave one out");
        assertThat(faults("{'events':[" + String.join(",", Collections.nCopies(100_000, one)) + "]}"))
                .containsExactly("events: at most 200: there are 100000");
    }

    @Test
    void aVideoMustTellItsFrames() {
        assertThat(SCHEMA.faults(VIDEO)).isEmpty();
        assertThat(SCHEMA.faults(new Content.Video("v.mp4", null, null, null, null)))
                .extracting(Fault::path)
                .containsExactly("frames", "fps");
        assertThat(SCHEMA.faults(new Content.Video("v.mp4", null, null, new Content.FrameRate(25, 0), 10)))
                .hasSize(1);
        assertThat(SCHEMA.faults(new Content.Text("v"))).hasSize(1);
    }

    @Test
    void bySecondsItCostsWhatIsShown() {
        assertThat(Videos.shownMs(FIRST)).hasValue(60_000);
        assertThat(Videos.shownMs(new Task(VIDEO, Part.WHOLE))).hasValue(180_000);
        assertThat(Videos.shownMs(new Task(new Content.Text("x"), Part.WHOLE))).isEmpty();
    }

    @Test
    void aSchemaIsChecked() {
        assertThat(EventsSchema.faultsOf(json("{'products':['cola'],'hand':false}")))
                .isEmpty();
        assertThat(EventsSchema.faultsOf(json("{'hand':1,'maxEvents':0}"))).hasSize(3);
        assertThat(Json.read(Json.tree(SCHEMA), EventsSchema.class)).isEqualTo(SCHEMA);
    }

    @Test
    void anEventThatAPartCutsOffGoesOnInTheNext() {
        List<Piece> parts = new ArrayList<>(List.of(
                piece(0, 6000, event("cola", 1000, 2000, "left"), event("cola", 58500, 60000, "left")),
                piece(5500, 11500, event("cola", 58580, 61000, "left"), event("water", 58580, 61000, "left")),
                piece(11000, 17000)));
        Joined joined = SCHEMA.join(VIDEO, parts);
        JsonNode events = joined.label().get("events");
        assertThat(events).hasSize(3);
        assertThat(events.get(1).toString().replace('"', '\''))
                .isEqualTo("{'id':'e2','product':'cola','start':58540,'end':61000,'hand':'left',"
                        + "'firstFrame':5854,'lastFrame':6099}");
        for (int i = 0; i < parts.size(); i++) {
            Collections.rotate(parts, 1);
            assertThat(SCHEMA.join(VIDEO, parts)).isEqualTo(joined);
        }
    }

    @Test
    void anEventThroughThreePartsIsOne() {
        Joined joined = SCHEMA.join(
                VIDEO,
                List.of(
                        piece(0, 6000, event("cola", 50000, 60000, "left")),
                        piece(5500, 11500, event("cola", 55000, 115000, "left")),
                        piece(11000, 17000, event("cola", 110000, 120000, "right"))));
        assertThat(joined.label().get("events")).hasSize(1);
        assertThat(joined.label().at("/events/0/start").asLong()).isEqualTo(50000);
        assertThat(joined.label().at("/events/0/end").asLong()).isEqualTo(120000);
        assertThat(joined.doubts()).extracting(Fault::path).containsExactly("events[0].hand");
    }

    @Test
    void whatLiesWholeInTwoPartsAndIsToldByOneIsForAPerson() {
        Joined joined = SCHEMA.join(
                VIDEO,
                List.of(piece(0, 6000, event("cola", 56000, 58000, "left")), piece(5500, 11500), piece(11000, 17000)));
        assertThat(joined.doubts()).extracting(Fault::path).containsExactly("events[0]");
        assertThat(SCHEMA.join(VIDEO, List.of(piece(0, 6000, event("cola", 56000, 58000, "left"))))
                        .doubts())
                .isEmpty();
    }
}
