package dev.terrace.ingestion.formats;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.terrace.ingestion.formats.FileFormat.Kind;
import dev.terrace.ingestion.formats.TextLines.Line;
import java.io.IOException;
import java.util.Arrays;

/**
 * KITTI object detection, a line each: the boxes of images; of scenes the cuboids, each with its box in the first camera, whose place
 * the scene itself tells.
 */
final class KittiReader {
    private static final int COLUMNS = 15;
    private static final int FIRST_SIDE = 4;
    private static final int FIRST_OF_CUBOID = 8;
    private static final String NO_CLASS = "DontCare";

    private final LabelFile file;

    KittiReader(LabelFile file) {
        this.file = file;
    }

    static boolean isLine(Line line) {
        String[] words = line.words();
        return (words.length == COLUMNS || words.length == COLUMNS + 1)
                && LabelFile.numbers(words, 0, 1) == null
                && LabelFile.numbers(words, 1, words.length) != null;
    }

    void read(TextLines lines) throws IOException {
        String stem = file.name().substring(0, file.name().lastIndexOf('.'));
        int image = file.image(Subject.ofStem(file.name(), stem));
        file.drawings().looked(image);
        for (Line line : lines.lines()) {
            String at = "line " + line.number();
            String[] words = line.words();
            if (!isLine(line)) {
                file.tell(line.number(), at, "is no type with 14 or 15 numbers behind it: mend the line");
            } else if (file.kind() != Kind.BOXES && file.kind() != Kind.SCENES) {
                file.tell(line.number(), at, file.unwanted("a box"));
            } else if (words[0].equals(NO_CLASS)) {
                file.tell(
                        line.number(),
                        at,
                        "is DontCare, where nobody has looked: it is left out, there is nothing to do");
            } else if (file.kind() == Kind.BOXES) {
                file.draw(image, new Sketch(line.number(), at, Sketch.Unit.PIXELS, box(words)));
            } else if (!KittiObject.of(cuboid(words)).isKnown()) {
                file.tell(line.number(), at, "has a box alone, and cuboids are wanted: it is left out");
            } else {
                ObjectNode object = box(words);
                ArrayNode numbers = object.putArray("cuboid");
                Arrays.stream(cuboid(words)).forEach(numbers::add);
                file.draw(image, new Sketch(line.number(), at, Sketch.Unit.KITTI, object));
            }
        }
    }

    private static double[] cuboid(String[] words) {
        return Arrays.stream(words, FIRST_OF_CUBOID, COLUMNS)
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    private static ObjectNode box(String[] words) {
        double[] n = new double[COLUMNS];
        for (int i = 1; i < COLUMNS; i++) {
            n[i] = Double.parseDouble(words[i]);
        }
        ObjectNode box =
                LabelFile.box(words[0], n[FIRST_SIDE], n[FIRST_SIDE + 1], n[FIRST_SIDE + 2], n[FIRST_SIDE + 3]);
        ObjectNode attributes = box.putObject("attributes");
        if (n[1] >= 0) {
            attributes.put("truncated", n[1]);
        }
        if (n[2] >= 0 && n[2] <= 2) {
            attributes.put("occluded", n[2] > 0);
        }
        return box;
    }
}
