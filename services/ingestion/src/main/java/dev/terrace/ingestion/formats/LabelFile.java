package dev.terrace.ingestion.formats;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.terrace.ingestion.formats.FileFormat.Kind;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A file of labels while it is read: what it says goes to the drawings, what cannot be used is told.
 *
 * @param name in its archive
 * @param kind of labels that the project wants
 */
record LabelFile(String name, Path path, Kind kind, Drawings drawings, Troubles troubles) {

    void tell(long line, @Nullable String field, String problem) {
        troubles.tell(name, line, field, problem);
    }

    /** Tells of an object of an image that cannot be used, without which the rest is not all that was said of the image. */
    void leaveOut(int image, long line, String at, String problem) {
        tell(line, at, problem);
        drawings.spoil(image);
    }

    int image(Subject subject) {
        return drawings.add(subject);
    }

    void draw(int image, Sketch sketch) throws IOException {
        drawings.add(image, sketch);
    }

    static ObjectNode object(String className) {
        return JsonNodeFactory.instance.objectNode().put("class", className);
    }

    static ObjectNode box(String className, double x1, double y1, double x2, double y2) {
        return object(className).put("x1", x1).put("y1", y1).put("x2", x2).put("y2", y2);
    }

    /** Adds a ring to an outline. */
    static void ring(ObjectNode outline, double[] places) {
        ArrayNode ring = outline.withArray("rings").addArray();
        for (int i = 0; i + 1 < places.length; i += 2) {
            ring.addArray().add(places[i]).add(places[i + 1]);
        }
    }

    /** Adds a point: 2 visible, 1 occluded, 0 outside. */
    static void point(ArrayNode points, double x, double y, int state) {
        if (state == 0) {
            points.addArray().addNull().addNull().add(0);
        } else {
            points.addArray().add(x).add(y).add(state);
        }
    }

    /** The numbers of an array, or null if it is none or holds anything else: an infinite one is no place. */
    static double @Nullable [] numbers(JsonNode array) {
        if (!array.isArray()) {
            return null;
        }
        double[] numbers = new double[array.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = array.get(i).doubleValue();
            if (!array.get(i).isNumber() || !Double.isFinite(numbers[i])) {
                return null;
            }
        }
        return numbers;
    }

    /** Numbers with something between them; null if one of them is none. */
    static double @Nullable [] numbers(String[] words, int from, int to) {
        double[] numbers = new double[to - from];
        for (int i = from; i < to; i++) {
            try {
                numbers[i - from] = Double.parseDouble(words[i].strip());
            } catch (NumberFormatException e) {
                return null;
            }
            if (!Double.isFinite(numbers[i - from])) {
                return null;
            }
        }
        return numbers;
    }

    /** What a project of another kind is told of a shape. */
    String unwanted(String shape) {
        return "is " + shape + ", and this project wants "
                + switch (kind) {
                    case CLASSES -> "classes of the image";
                    case BOXES -> "boxes";
                    case POLYGONS -> "outlines";
                    case LANDMARKS -> "points";
                    case SPANS -> "marks in a text";
                    case SCENES -> "cuboids of scenes";
                    case OTHERS -> "labels that this format does not have";
                }
                + ": it is left out";
    }
}
