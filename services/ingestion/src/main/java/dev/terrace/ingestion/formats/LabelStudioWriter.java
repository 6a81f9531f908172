package dev.terrace.ingestion.formats;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.terrace.shared.work.Content;
import dev.terrace.shared.work.Work;
import java.io.IOException;
import java.io.OutputStream;

/** Label Studio's JSON export: a task an item with one annotation; places in percent of the image's sides, text in code points. */
final class LabelStudioWriter {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final JsonFactory JSON = MAPPER.getFactory();
    private static final double PERCENT = 100;

    private final Work work;
    private final Losses losses;
    private int task;

    LabelStudioWriter(Work work, Losses losses) {
        this.work = work;
        this.losses = losses;
    }

    void write(OutputStream out, Rows rows) throws IOException {
        try (JsonGenerator json = JSON.createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)) {
            json.writeStartArray();
            rows.each(row -> json.writeTree(task(row)));
            json.writeEndArray();
        }
    }

    private ObjectNode task(Exported row) {
        ObjectNode json = MAPPER.createObjectNode().put("id", ++task);
        ObjectNode data = json.putObject("data");
        String to = row.content() instanceof Content.Text ? "text" : "image";
        data.put(to, row.content() instanceof Content.Text text ? text.text() : row.media());
        data.put("item", row.item());
        if (row.meta() != null) {
            data.set("meta", row.meta());
        }
        var annotations = json.putArray("annotations");
        if (row.label() == null) {
            return json;
        }
        ObjectNode annotation = annotations.addObject().put("id", task);
        var result = annotation.putArray("result");
        if ((row.width() == 0 || row.height() == 0)
                && (row.label().has("boxes") || row.label().has("polygons"))) {
            losses.add("image without its size, which Label Studio's percentages need: its objects are left out");
            return json;
        }
        int object = 0;
        for (JsonNode box : row.list("boxes")) {
            ObjectNode value = region(result.addObject(), row, "rectanglelabels", to, box, object++);
            double x = box.path("x1").asDouble();
            double y = box.path("y1").asDouble();
            value.put("x", x * PERCENT / row.width()).put("y", y * PERCENT / row.height());
            value.put("width", (box.path("x2").asDouble() - x) * PERCENT / row.width());
            value.put("height", (box.path("y2").asDouble() - y) * PERCENT / row.height());
            value.put("rotation", 0);
        }
        for (JsonNode polygon : row.list("polygons")) {
            if (polygon.path("rings").size() > 1) {
                losses.add("ring of a polygon beyond its first: Label Studio has one outline an object");
            }
            var points = region(result.addObject(), row, "polygonlabels", to, polygon, object++)
                    .putArray("points");
            for (JsonNode point : polygon.path("rings").path(0)) {
                points.addArray()
                        .add(point.get(0).asDouble() * PERCENT / row.width())
                        .add(point.get(1).asDouble() * PERCENT / row.height());
            }
        }
        for (JsonNode span : row.list("spans")) {
            region(result.addObject(), row, "labels", to, span, object++)
                    .put("start", span.path("start").asInt())
                    .put("end", span.path("end").asInt());
        }
        if (row.label().has("class") || row.label().has("classes")) {
            ObjectNode choice = result.addObject()
                    .put("type", "choices")
                    .put("from_name", "label")
                    .put("to_name", to);
            var choices = choice.putObject("value").putArray("choices");
            if (row.label().has("class")) {
                choices.add(row.label().get("class").asText());
            }
            row.list("classes").forEach(choices::add);
        }
        return json;
    }

    private ObjectNode region(ObjectNode region, Exported row, String type, String to, JsonNode object, int number) {
        region.put("id", task + "-" + number)
                .put("type", type)
                .put("from_name", "label")
                .put("to_name", to);
        region.put("score", row.confidenceOf(number));
        if (row.width() > 0) {
            region.put("original_width", row.width())
                    .put("original_height", row.height())
                    .put("image_rotation", 0);
        }
        if (object.path("attributes").size() > 0) {
            region.set("meta", object.get("attributes"));
        }
        ObjectNode value = region.putObject("value");
        String name = object.has("class")
                ? object.get("class").asText()
                : work.schema().classes().getFirst();
        value.putArray(type).add(name);
        return value;
    }
}
