package dev.terrace.ingestion.formats;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.terrace.ingestion.formats.FileFormat.Kind;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Label Studio's JSON: of each task the annotation that is called the truth, or the first that was not cancelled. Predictions are not
 * what somebody said, and are passed over.
 */
final class LabelStudioReader {
    private static final double RIGHT_ANGLE = 90;
    private static final double ANGLE = 1e-6;

    private final LabelFile file;

    LabelStudioReader(LabelFile file) {
        this.file = file;
    }

    void read() throws IOException {
        try (JsonParser json = CocoReader.JSON.createParser(file.path().toFile())) {
            json.nextToken();
            while (json.nextToken() != JsonToken.END_ARRAY) {
                long line = json.currentTokenLocation().getLineNr();
                task(json.readValueAsTree(), line);
            }
        }
    }

    private void task(JsonNode task, long line) throws IOException {
        String at = "task " + task.path("id").asText("without id");
        String name = named(task.path("data"));
        if (name.isEmpty()) {
            file.tell(line, at, "its data names no image or text: give it one");
            return;
        }
        List<JsonNode> said = new ArrayList<>();
        for (JsonNode annotation : task.path("annotations")) {
            if (!annotation.path("was_cancelled").asBoolean()) {
                said.add(annotation);
            }
        }
        if (said.isEmpty()) {
            return;
        }
        JsonNode taken = said.stream()
                .filter(a -> a.path("ground_truth").asBoolean())
                .findFirst()
                .orElse(said.getFirst());
        if (said.size() > 1) {
            file.tell(
                    line,
                    at,
                    "has %d annotations: annotation %s is taken, the others are left out"
                            .formatted(said.size(), taken.path("id").asText()));
        }
        JsonNode first = taken.path("result").path(0);
        int image = file.image(Subject.named(
                file.name(),
                line,
                name,
                first.path("original_width").asInt(),
                first.path("original_height").asInt()));
        file.drawings().looked(image);
        for (JsonNode region : taken.path("result")) {
            region(region, image, line, at);
        }
    }

    /** What the task is about: our own name for it, else the last part of the first address. */
    private static String named(JsonNode data) {
        if (data.path("item").isTextual()) {
            return data.get("item").textValue();
        }
        for (String field : List.of("image", "text", "url", "img")) {
            if (data.path(field).isTextual()) {
                return ofAddress(data.get(field).textValue());
            }
        }
        for (JsonNode value : data) {
            if (value.isTextual()) {
                return ofAddress(value.textValue());
            }
        }
        return "";
    }

    private static String ofAddress(String address) {
        String path = address.replaceFirst("^[a-z0-9]+://[^/]*/", "");
        int local = path.indexOf("?d=");
        path = local >= 0 ? path.substring(local + 3) : path.replaceFirst("[?#].*", "");
        try {
            return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return path;
        }
    }

    private void region(JsonNode region, int image, long line, String task) throws IOException {
        String at = task + ", region " + region.path("id").asText();
        try {
            for (Sketch sketch : sketches(region, line, at)) {
                file.draw(image, sketch);
            }
        } catch (IllegalArgumentException e) {
            file.leaveOut(image, line, at, Objects.toString(e.getMessage()));
        }
    }

    private List<Sketch> sketches(JsonNode region, long line, String at) {
        String type = region.path("type").asText();
        JsonNode value = region.path("value");
        if (type.equals("choices")) {
            require(Kind.CLASSES, "a choice");
            List<Sketch> choices = new ArrayList<>();
            value.path("choices")
                    .forEach(c -> choices.add(new Sketch(line, at, Sketch.Unit.PIXELS, LabelFile.object(c.asText()))));
            return choices;
        }
        String name = value.path(type).path(0).asText();
        ObjectNode object = switch (type) {
            case "rectanglelabels" -> rectangle(region, value, name);
            case "polygonlabels" -> polygon(value, name);
            case "labels" -> span(value, name);
            default ->
                throw new IllegalArgumentException(
                        "is of the type '%s', which is not read here: rectanglelabels, polygonlabels, labels and choices are"
                                .formatted(type));
        };
        if (region.path("image_rotation").asDouble() != 0) {
            throw new IllegalArgumentException("is drawn on a turned image: turn the image back first");
        }
        if (region.path("meta") instanceof ObjectNode meta && !meta.isEmpty()) {
            object.set("attributes", meta);
        }
        return List.of(new Sketch(line, at, type.equals("labels") ? Sketch.Unit.PIXELS : Sketch.Unit.PERCENT, object));
    }

    private void require(Kind kind, String shape) {
        if (file.kind() != kind) {
            throw new IllegalArgumentException(file.unwanted(shape));
        }
    }

    private ObjectNode rectangle(JsonNode region, JsonNode value, String name) {
        double x = value.path("x").asDouble(Double.NaN);
        double y = value.path("y").asDouble(Double.NaN);
        double width = value.path("width").asDouble(Double.NaN);
        double height = value.path("height").asDouble(Double.NaN);
        double angle = value.path("rotation").asDouble();
        if (!Double.isFinite(x + y + width + height + angle)) {
            throw new IllegalArgumentException("has no x, y, width and height in percent: give them");
        }
        boolean isTurned = Math.abs(Math.IEEEremainder(angle, 4 * RIGHT_ANGLE)) > ANGLE;
        if (!isTurned) {
            require(Kind.BOXES, "a rectangle");
            return LabelFile.box(name, x, y, x + width, y + height);
        }
        require(Kind.POLYGONS, "a turned rectangle");
        return turned(region, name, new double[] {x, y, width, height}, Math.toRadians(angle));
    }

    /** Percent are of different sides, so it is turned about its first corner in pixels. */
    private static ObjectNode turned(JsonNode region, String name, double[] box, double angle) {
        double across = region.path("original_width").asDouble();
        double down = region.path("original_height").asDouble();
        if (across <= 0 || down <= 0) {
            throw new IllegalArgumentException("is turned, which needs original_width and original_height: give them");
        }
        double w = box[2] * across;
        double h = box[3] * down;
        double[][] corners = {{0, 0}, {w, 0}, {w, h}, {0, h}};
        double[] places = new double[2 * corners.length];
        for (int i = 0; i < corners.length; i++) {
            double u = corners[i][0];
            double v = corners[i][1];
            places[2 * i] = box[0] + (u * Math.cos(angle) - v * Math.sin(angle)) / across;
            places[2 * i + 1] = box[1] + (u * Math.sin(angle) + v * Math.cos(angle)) / down;
        }
        ObjectNode outline = LabelFile.object(name);
        LabelFile.ring(outline, places);
        return outline;
    }

    private ObjectNode polygon(JsonNode value, String name) {
        require(Kind.POLYGONS, "an outline");
        JsonNode points = value.path("points");
        double[] places = new double[2 * points.size()];
        for (int i = 0; i < points.size(); i++) {
            double[] place = LabelFile.numbers(points.get(i));
            if (place == null || place.length != 2) {
                throw new IllegalArgumentException("its points are no list of [x, y] in percent: mend them");
            }
            places[2 * i] = place[0];
            places[2 * i + 1] = place[1];
        }
        ObjectNode outline = LabelFile.object(name);
        LabelFile.ring(outline, places);
        return outline;
    }

    private ObjectNode span(JsonNode value, String name) {
        require(Kind.SPANS, "a mark in a text");
        if (!value.path("start").isNumber() || !value.path("end").isNumber()) {
            throw new IllegalArgumentException("has no start and end: give both, in characters");
        }
        return LabelFile.object(name)
                .put("start", value.get("start").asInt())
                .put("end", value.get("end").asInt());
    }
}
