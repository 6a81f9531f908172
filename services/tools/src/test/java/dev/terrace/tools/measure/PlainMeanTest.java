package dev.terrace.tools.measure;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.terrace.shared.work.Content;
import dev.terrace.shared.work.Part;
import dev.terrace.shared.work.Task;
import dev.terrace.shared.work.Work;
import dev.terrace.tools.client.Json;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PlainMeanTest {
    private static final Task IMAGE = new Task(new Content.Image("i", 100, 100), Part.WHOLE);
    private static final Task TEXT = new Task(new Content.Text("x".repeat(50)), Part.WHOLE);

    private static JsonNode mean(String schema, Task task, String... labels) {
        List<JsonNode> said = Stream.of(labels).map(Json::parse).toList();
        return PlainMean.of(Work.of((ObjectNode) Json.parse(schema)), task, said);
    }

    @Test
    void placesTheObjectsOfTheFirstLabelAtTheMean() {
        JsonNode boxes = mean(
                "{\"type\":\"boxes\",\"classes\":[\"car\"]}",
                IMAGE,
                "{\"boxes\":[{\"x1\":0,\"y1\":0,\"x2\":10,\"y2\":10}]}",
                "{\"boxes\":[{\"x1\":3,\"y1\":0,\"x2\":13,\"y2\":10},{\"x1\":60,\"y1\":60,\"x2\":70,\"y2\":70}]}",
                "{\"boxes\":[]}");
        assertThat(boxes.path("boxes")).hasSize(1);
        assertThat(boxes.path("boxes").get(0).path("x1").asDouble()).isEqualTo(1.5);
        JsonNode spans = mean(
                "{\"type\":\"spans\",\"classes\":[\"a\"]}",
                TEXT,
                "{\"spans\":[{\"start\":2,\"end\":6}]}",
                "{\"spans\":[{\"start\":4,\"end\":9}]}");
        assertThat(spans.path("spans").get(0).path("start").asInt()).isEqualTo(3);
        assertThat(spans.path("spans").get(0).path("end").asInt()).isEqualTo(8);
    }

    @Test
    void choosesWhatMostChoose() {
        String schema = "{\"type\":\"classes\",\"classes\":[\"a\",\"b\",\"c\"],\"min\":0}";
        JsonNode several =
                mean(schema, IMAGE, "{\"classes\":[\"a\",\"b\"]}", "{\"classes\":[\"a\"]}", "{\"classes\":[\"c\"]}");
        assertThat(several).isEqualTo(Json.parse("{\"classes\":[\"a\"]}"));
    }
}
