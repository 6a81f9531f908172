package dev.terrace.ingestion.formats;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.terrace.ingestion.formats.FileFormat.Kind;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * COCO: boxes, outlines by polygons or masks, keypoints, or classes of images. Annotations may come before what they refer to, so the
 * file is read twice, one object at a time.
 */
final class CocoReader {
    /** Real files have an {@code Infinity}, which is told with its annotation. */
    static final JsonFactory JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build()
            .getFactory();

    private final LabelFile file;
    private final Map<String, String> categories = new HashMap<>();
    private final Map<String, Integer> images = new HashMap<>();

    CocoReader(LabelFile file) {
        this.file = file;
    }

    private interface Each {
        void take(JsonNode object, long line) throws IOException;
    }

    void read() throws IOException {
        each(Map.of("categories", this::category, "images", this::image));
        each(Map.of("annotations", this::annotation));
    }

    /** Hands over the objects of some lists of the file. */
    private void each(Map<String, Each> lists) throws IOException {
        try (JsonParser json = JSON.createParser(file.path().toFile())) {
            json.nextToken();
            for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
                boolean isList = json.nextToken() == JsonToken.START_ARRAY;
                Each each = lists.get(field);
                if (!isList || each == null) {
                    json.skipChildren();
                    continue;
                }
                while (json.nextToken() != JsonToken.END_ARRAY) {
                    long line = json.currentTokenLocation().getLineNr();
                    each.take(json.readValueAsTree(), line);
                }
            }
        }
    }

    private void category(JsonNode category, long line) {
        categories.put(category.path("id").asText(), category.path("name").asText());
    }

    private void image(JsonNode image, long line) {
        String name = image.path("file_name").asText();
        if (!image.has("id") || name.isEmpty()) {
            file.tell(line, "images", "an image without id or file_name: give it both");
            return;
        }
        int known = file.image(Subject.named(
                file.name(),
                line,
                name,
                image.path("width").asInt(),
                image.path("height").asInt()));
        if (images.putIfAbsent(image.get("id").asText(), known) != null) {
            file.tell(line, "images", "two images have the id " + image.get("id") + ": the first one counts");
        }
    }

    private void annotation(JsonNode annotation, long line) throws IOException {
        String at = "annotation " + annotation.path("id").asText("without id");
        Integer image = images.get(annotation.path("image_id").asText());
        String name = categories.get(annotation.path("category_id").asText());
        if (image == null) {
            file.tell(
                    line,
                    at,
                    "is of image %s, which is not among the file's images: add it, or leave this out"
                            .formatted(annotation.path("image_id")));
        } else if (annotation.has("segments_info")) {
            file.leaveOut(
                    image, line, at, "is panoptic, with its masks in a PNG: export instances, with their segmentation");
        } else if (name == null && file.kind() != Kind.LANDMARKS) {
            file.leaveOut(
                    image,
                    line,
                    at,
                    annotation.has("category_id")
                            ? "is of category %s, which is not among the file's categories: add it, or leave this out"
                                    .formatted(annotation.get("category_id"))
                            : "has no category_id: give it one of the file's categories");
        } else {
            try {
                ObjectNode object = object(annotation, name == null ? "" : name);
                attributes(annotation, object);
                file.draw(image, new Sketch(line, at, Sketch.Unit.PIXELS, object));
            } catch (IllegalArgumentException e) {
                file.leaveOut(image, line, at, Objects.toString(e.getMessage()));
            }
        }
    }

    private static void attributes(JsonNode annotation, ObjectNode object) {
        if (annotation.path("attributes") instanceof ObjectNode attributes && !attributes.isEmpty()) {
            object.set("attributes", attributes);
        }
    }

    private ObjectNode object(JsonNode annotation, String name) {
        return switch (file.kind()) {
            case BOXES -> box(annotation.path("bbox"), name);
            case POLYGONS -> outline(annotation.path("segmentation"), name);
            case LANDMARKS -> points(annotation.path("keypoints"));
            case CLASSES -> {
                if (annotation.has("bbox") || annotation.has("segmentation")) {
                    throw new IllegalArgumentException(file.unwanted("an object"));
                }
                yield LabelFile.object(name);
            }
            case SPANS, SCENES, OTHERS -> throw new IllegalArgumentException(file.unwanted("of an image"));
        };
    }

    private static ObjectNode box(JsonNode bbox, String name) {
        double[] sides = LabelFile.numbers(bbox);
        if (sides == null || sides.length != 4) {
            throw new IllegalArgumentException(
                    bbox.isMissingNode() || bbox.isEmpty() && bbox.isArray()
                            ? "has no bbox: give it [x, y, width, height] in pixels"
                            : "its bbox is no four numbers: give [x, y, width, height] in pixels");
        }
        return LabelFile.box(name, sides[0], sides[1], sides[0] + sides[2], sides[1] + sides[3]);
    }

    private static ObjectNode outline(JsonNode segmentation, String name) {
        ObjectNode outline = LabelFile.object(name);
        if (segmentation.isObject()) {
            for (double[] ring : mask(segmentation).rings()) {
                LabelFile.ring(outline, ring);
            }
        }
        for (JsonNode polygon : segmentation.isArray() ? segmentation : Json.NONE) {
            double[] places = LabelFile.numbers(polygon);
            if (places == null || places.length % 2 != 0) {
                throw new IllegalArgumentException("its segmentation is no list of [x, y, x, y, …] in pixels: mend it");
            }
            LabelFile.ring(outline, places);
        }
        if (!outline.has("rings")) {
            throw new IllegalArgumentException("has no outline: its segmentation is empty");
        }
        return outline;
    }

    private static Mask mask(JsonNode segmentation) {
        JsonNode size = segmentation.path("size");
        JsonNode counts = segmentation.path("counts");
        long[] runs;
        if (counts.isTextual()) {
            runs = Runs.unpacked(counts.textValue());
        } else {
            double[] numbers = LabelFile.numbers(counts);
            if (numbers == null) {
                throw new IllegalArgumentException("the counts of its segmentation are no numbers: mend them");
            }
            runs = new long[numbers.length];
            for (int i = 0; i < runs.length; i++) {
                runs[i] = (long) numbers[i];
            }
        }
        return Mask.ofColumns(runs, size.path(1).asInt(), size.path(0).asInt());
    }

    private static ObjectNode points(JsonNode keypoints) {
        double[] numbers = LabelFile.numbers(keypoints);
        if (numbers == null || numbers.length == 0 || numbers.length % 3 != 0) {
            throw new IllegalArgumentException("its keypoints are no list of x, y, visibility: mend them");
        }
        ObjectNode points = Json.object();
        for (int i = 0; i < numbers.length; i += 3) {
            LabelFile.point(points.withArray("points"), numbers[i], numbers[i + 1], (int) numbers[i + 2]);
        }
        return points;
    }
}
