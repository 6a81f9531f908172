package dev.terrace.tools.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.terrace.shared.work.Content;
import dev.terrace.shared.work.Part;
import dev.terrace.shared.work.Task;
import dev.terrace.shared.work.Work;
import dev.terrace.tools.client.Json;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Figures worked by hand. */
class MeasureTest {
    private static final Offset<Double> EXACT = within(1e-9);
    private static final Task IMAGE = new Task(new Content.Image("i", 100, 100), Part.WHOLE);
    private static final Task VIDEO =
            new Task(new Content.Video("v", 100, 100, new Content.FrameRate(10, 1), 100), Part.WHOLE);

    private static Map<String, Double> figures(String schema, Task task, String label, String truth) {
        Measure measure = Measure.of(Work.of((ObjectNode) Json.parse(schema)));
        measure.add(task, Json.parse(label), Json.parse(truth));
        return measure.figures();
    }

    @Test
    void spansOfFourKinds() {
        Map<String, Double> figures = figures(
                "{'type':'spans','classes':['a','b']}".replace('\'', '"'),
                new Task(new Content.Text("x".repeat(60)), Part.WHOLE),
                spans("a 0 4", "b 10 14", "a 20 23", "a 50 52"),
                spans("a 0 4", "a 10 14", "a 20 24", "b 30 34"));
        assertThat(figures)
                .containsEntry("cor", 1.0)
                .containsEntry("inc", 1.0)
                .containsEntry("par", 1.0)
                .containsEntry("mis", 1.0)
                .containsEntry("spu", 1.0)
                .containsEntry("precision", 1.5 / 4)
                .containsEntry("recall", 1.5 / 4)
                .containsEntry("f1", 3.0 / 8);
    }

    private static String spans(String... all) {
        ObjectNode label = Json.object();
        for (String one : all) {
            String[] parts = one.split(" ");
            label.withArray("spans")
                    .addObject()
                    .put("class", parts[0])
                    .put("start", Integer.parseInt(parts[1]))
                    .put("end", Integer.parseInt(parts[2]));
        }
        return label.toString();
    }

    @Test
    void oneOfTwoBoxesIsFoundAndOneIsWrong() {
        Map<String, Double> figures = figures(
                "{\"type\":\"boxes\",\"classes\":[\"car\"]}",
                IMAGE,
                "{\"boxes\":[{\"x1\":0,\"y1\":0,\"x2\":10,\"y2\":10},{\"x1\":80,\"y1\":80,\"x2\":90,\"y2\":90}]}",
                "{\"boxes\":[{\"x1\":0,\"y1\":0,\"x2\":10,\"y2\":8},{\"x1\":40,\"y1\":40,\"x2\":50,\"y2\":50}]}");
        assertThat(figures.get("f1")).isCloseTo(.5, EXACT);
        assertThat(figures.get("mean_iou")).isCloseTo(.8, EXACT);
    }

    @Test
    void anEventHalfASecondLate() {
        Map<String, Double> figures = figures(
                "{\"type\":\"events\",\"products\":[\"cola\"]}",
                VIDEO,
                "{\"events\":[{\"product\":\"cola\",\"start\":1500,\"end\":3000,\"hand\":\"left\"}]}",
                "{\"events\":[{\"product\":\"cola\",\"start\":1000,\"end\":3500,\"hand\":\"right\"}]}");
        assertThat(figures)
                .containsEntry("f1", 1.0)
                .containsEntry("f1_at_0.7", 0.0)
                .containsEntry("start_error_ms", 500.0)
                .containsEntry("hand_accuracy", 0.0);
        assertThat(figures.get("mean_tiou")).isCloseTo(.6, EXACT);
    }

    /** The worked value of worktypes.md. */
    @Test
    void oneTrackToldAsTwoHalves() {
        Map<String, Double> figures = figures("{\"type\":\"tracks\",\"classes\":[\"car\"]}", VIDEO, """
                {"tracks": [{"id": "1", "keys": [{"frame": 0, "x1": 0, "y1": 0, "x2": 10, "y2": 10},
                                                 {"frame": 4, "x1": 0, "y1": 0, "x2": 10, "y2": 10}]},
                            {"id": "2", "keys": [{"frame": 5, "x1": 0, "y1": 0, "x2": 10, "y2": 10},
                                                 {"frame": 9, "x1": 0, "y1": 0, "x2": 10, "y2": 10}]}]}
                """, """
                {"tracks": [{"id": "1", "keys": [{"frame": 0, "x1": 0, "y1": 0, "x2": 10, "y2": 10},
                                                 {"frame": 9, "x1": 0, "y1": 0, "x2": 10, "y2": 10}]}]}
                """);
        assertThat(figures).containsEntry("idf1", .5).containsEntry("id_switches", 1.0);
        assertThat(figures.get("mota")).isCloseTo(.9, EXACT);
    }

    @Test
    void pointsOfAFace() {
        Map<String, Double> figures = figures("{\"type\":\"landmarks\",\"template\":\"face-5\"}", IMAGE, """
                {"points": {"right_eye": [[10, 10, 2]], "left_eye": [[50, 10, 2]], "nose": [[30, 31, 2]],
                            "mouth": [[20, 50, 1], [48, 50, 2]]}}
                """, """
                {"points": {"right_eye": [[10, 10, 2]], "left_eye": [[50, 10, 2]], "nose": [[30, 30, 2]],
                            "mouth": [[20, 50, 2], [40, 50, 2]]}}
                """);
        assertThat(figures.get("nme")).isCloseTo((1 + 8) / 5.0 / 40, EXACT);
        assertThat(figures.get("pck")).isCloseTo(.8, EXACT);
        assertThat(figures.get("state_accuracy")).isCloseTo(.8, EXACT);
        assertThat(figures.get("failure_rate")).isZero();
    }

    @Test
    void anOrderOfThreeAnswers() {
        Task pair = new Task(
                new Content.Pair(
                        "?",
                        List.of(
                                new Content.Answer("a", "A"),
                                new Content.Answer("b", "B"),
                                new Content.Answer("c", "C"))),
                Part.WHOLE);
        Map<String, Double> figures = figures(
                "{\"type\":\"answers\"}",
                pair,
                "{\"order\":[[\"b\"],[\"a\",\"c\"]]}",
                "{\"order\":[[\"a\"],[\"b\"],[\"c\"]]}");
        assertThat(figures).containsEntry("accuracy", 0.0).containsEntry("pairs_right", 1.0 / 3);
    }
}
