package dev.terrace.ingestion.formats;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.terrace.ingestion.formats.TextLines.Line;
import java.util.Arrays;
import java.util.Optional;

/**
 * A line of KITTI: the object of an image, or, of a sequence, of one of its frames.
 *
 * @param frame counted from 0; of an image it is {@link #NONE}
 * @param track the number that an object has in all frames
 * @param columns the numbers behind the class: its truncation, occlusion and angle, the box, and the cuboid
 */
record KittiLine(int frame, int track, String name, double[] columns) {
    static final int NONE = -1;

    private static final int COLUMNS = 15;
    private static final int FIRST_SIDE = 3;
    private static final int FIRST_OF_CUBOID = 7;

    /** Empty if the line is none. */
    static Optional<KittiLine> of(Line line) {
        String[] words = line.words();
        Optional<KittiLine> alone = object(words, 0, NONE, NONE);
        if (alone.isPresent() || words.length < COLUMNS + 2) {
            return alone;
        }
        try {
            int frame = Integer.parseInt(words[0]);
            return frame < 0 ? Optional.empty() : object(words, 2, frame, Integer.parseInt(words[1]));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Optional<KittiLine> object(String[] words, int from, int frame, int track) {
        int length = words.length - from;
        if (length != COLUMNS && length != COLUMNS + 1 || LabelFile.numbers(words, from, from + 1) != null) {
            return Optional.empty();
        }
        double[] columns = LabelFile.numbers(words, from + 1, words.length);
        return columns == null ? Optional.empty() : Optional.of(new KittiLine(frame, track, words[from], columns));
    }

    boolean isOfSequence() {
        return frame != NONE;
    }

    KittiObject cuboid() {
        return KittiObject.of(cuboidColumns());
    }

    private double[] cuboidColumns() {
        return Arrays.copyOfRange(columns, FIRST_OF_CUBOID, COLUMNS - 1);
    }

    /** Its box in the image. */
    ObjectNode box() {
        ObjectNode box = LabelFile.box(
                name, columns[FIRST_SIDE], columns[FIRST_SIDE + 1], columns[FIRST_SIDE + 2], columns[FIRST_SIDE + 3]);
        ObjectNode attributes = box.putObject("attributes");
        if (columns[0] >= 0) {
            attributes.put("truncated", columns[0]);
        }
        if (columns[1] >= 0 && columns[1] <= 2) {
            attributes.put("occluded", columns[1] > 0);
        }
        return box;
    }

    /** The box with the numbers of the cuboid, and with its frame and its track if it has them. */
    ObjectNode both() {
        ObjectNode both = box();
        ArrayNode numbers = both.putArray("cuboid");
        Arrays.stream(cuboidColumns()).forEach(numbers::add);
        return isOfSequence() ? both.put("frame", frame).put("track", track) : both;
    }
}
