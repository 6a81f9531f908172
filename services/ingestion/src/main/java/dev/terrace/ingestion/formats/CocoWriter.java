package dev.terrace.ingestion.formats;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.terrace.shared.work.Work;
import dev.terrace.shared.work.landmarks.FeatureGroup;
import dev.terrace.shared.work.landmarks.LandmarksSchema;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** One COCO document: images first, then annotations, so the rows are gone through twice. Ids count up from 1. */
final class CocoWriter {
    private static final JsonFactory JSON = new ObjectMapper().getFactory();

    private final Work work;
    private final List<String> classes;
    private final Losses losses;
    private long image;
    private long annotation;

    CocoWriter(Work work, Losses losses) {
        this.work = work;
        this.classes = work.schema().classes().isEmpty()
                ? List.of("face")
                : work.schema().classes();
        this.losses = losses;
    }

    void write(OutputStream out, Rows rows) throws IOException {
        try (JsonGenerator json = JSON.createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)) {
            json.writeStartObject();
            json.writeObjectFieldStart("info");
            json.writeStringField("description", "Exported by Terrace");
            json.writeEndObject();
            categories(json);
            json.writeArrayFieldStart("images");
            rows.each(row -> image(json, row));
            json.writeEndArray();
            json.writeArrayFieldStart("annotations");
            image = 0;
            rows.each(row -> annotations(json, row));
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    private void categories(JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("categories");
        for (int i = 0; i < classes.size(); i++) {
            json.writeStartObject();
            json.writeNumberField("id", i + 1);
            json.writeStringField("name", classes.get(i));
            json.writeStringField("supercategory", "");
            if (work instanceof Work.Landmarks(LandmarksSchema schema)) {
                json.writeArrayFieldStart("keypoints");
                for (FeatureGroup group : schema.groups()) {
                    for (int n = 1; n <= group.size(); n++) {
                        json.writeString(group.name() + "_" + n);
                    }
                }
                json.writeEndArray();
                json.writeArrayFieldStart("skeleton");
                json.writeEndArray();
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void image(JsonGenerator json, Exported row) throws IOException {
        if (row.width() == 0 || row.height() == 0) {
            losses.add("image without its size: width and height are 0");
        }
        json.writeStartObject();
        json.writeNumberField("id", ++image);
        json.writeStringField("file_name", row.item());
        json.writeNumberField("width", row.width());
        json.writeNumberField("height", row.height());
        json.writeStringField("coco_url", row.media());
        if (row.meta() != null) {
            json.writePOJOField("meta", row.meta());
        }
        json.writeEndObject();
    }

    private void annotations(JsonGenerator json, Exported row) throws IOException {
        image++;
        int object = 0;
        for (JsonNode box : row.list("boxes")) {
            double[] sides = {
                box.path("x1").asDouble(),
                box.path("y1").asDouble(),
                box.path("x2").asDouble(),
                box.path("y2").asDouble()
            };
            begin(json, box, row, object++, sides, (sides[2] - sides[0]) * (sides[3] - sides[1]));
            json.writeArrayFieldStart("segmentation");
            json.writeEndArray();
            json.writeEndObject();
        }
        for (JsonNode polygon : row.list("polygons")) {
            polygon(json, polygon, row, object++);
        }
        if (row.label() != null && row.label().has("points")) {
            keypoints(json, row);
        }
    }

    private void begin(JsonGenerator json, JsonNode object, Exported row, int number, double[] sides, double area)
            throws IOException {
        json.writeStartObject();
        json.writeNumberField("id", ++annotation);
        json.writeNumberField("image_id", image);
        json.writeNumberField(
                "category_id", Math.max(1, classes.indexOf(object.path("class").asText()) + 1));
        json.writeArrayFieldStart("bbox");
        json.writeNumber(sides[0]);
        json.writeNumber(sides[1]);
        json.writeNumber(sides[2] - sides[0]);
        json.writeNumber(sides[3] - sides[1]);
        json.writeEndArray();
        json.writeNumberField("area", area);
        json.writeNumberField("iscrowd", 0);
        json.writeNumberField("score", row.confidenceOf(number));
        if (object.has("attributes")) {
            json.writePOJOField("attributes", object.get("attributes"));
        }
    }

    private void polygon(JsonGenerator json, JsonNode polygon, Exported row, int number) throws IOException {
        double[] sides = {Double.MAX_VALUE, Double.MAX_VALUE, -Double.MAX_VALUE, -Double.MAX_VALUE};
        double area = 0;
        for (JsonNode ring : polygon.path("rings")) {
            double twice = 0;
            for (int i = 0; i < ring.size(); i++) {
                JsonNode a = ring.get(i);
                JsonNode b = ring.get((i + 1) % ring.size());
                twice += a.get(0).asDouble() * b.get(1).asDouble()
                        - b.get(0).asDouble() * a.get(1).asDouble();
                widen(sides, a.get(0).asDouble(), a.get(1).asDouble());
            }
            area += Math.abs(twice) / 2;
        }
        if (polygon.path("rings").size() > 1) {
            losses.add("polygon of several rings: COCO takes each as a part, holes too");
        }
        begin(json, polygon, row, number, sides, area);
        json.writeArrayFieldStart("segmentation");
        for (JsonNode ring : polygon.path("rings")) {
            json.writeStartArray();
            for (JsonNode point : ring) {
                json.writeNumber(point.get(0).asDouble());
                json.writeNumber(point.get(1).asDouble());
            }
            json.writeEndArray();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void keypoints(JsonGenerator json, Exported row) throws IOException {
        List<double[]> points = new ArrayList<>();
        double[] sides = {Double.MAX_VALUE, Double.MAX_VALUE, -Double.MAX_VALUE, -Double.MAX_VALUE};
        JsonNode label = Objects.requireNonNullElse(row.label(), MissingNode.getInstance());
        for (JsonNode group : label.path("points")) {
            for (JsonNode point : group) {
                int state = point.path(2).asInt();
                points.add(new double[] {point.path(0).asDouble(), point.path(1).asDouble(), state});
                if (state > 0) {
                    widen(sides, point.path(0).asDouble(), point.path(1).asDouble());
                }
            }
        }
        if (sides[0] > sides[2]) {
            losses.add("face with no point inside the picture: left out");
            return;
        }
        begin(json, label, row, 0, sides, (sides[2] - sides[0]) * (sides[3] - sides[1]));
        json.writeArrayFieldStart("keypoints");
        int shown = 0;
        for (double[] point : points) {
            json.writeNumber(point[0]);
            json.writeNumber(point[1]);
            json.writeNumber((int) point[2]);
            shown += point[2] > 0 ? 1 : 0;
        }
        json.writeEndArray();
        json.writeNumberField("num_keypoints", shown);
        json.writeEndObject();
    }

    private static void widen(double[] sides, double x, double y) {
        sides[0] = Math.min(sides[0], x);
        sides[1] = Math.min(sides[1], y);
        sides[2] = Math.max(sides[2], x);
        sides[3] = Math.max(sides[3], y);
    }
}
