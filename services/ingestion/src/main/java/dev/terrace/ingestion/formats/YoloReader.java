package dev.terrace.ingestion.formats;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.terrace.ingestion.formats.FileFormat.Kind;
import dev.terrace.ingestion.formats.TextLines.Line;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;

/**
 * YOLO: a line an object, {@code class x y width height [confidence]}, {@code class x y x y x y …} for an outline, or a box with
 * points behind it, all as shares of the image's sides; and DOTA's eight numbers in pixels with the name of the class behind them.
 */
final class YoloReader {
    private static final int BOX = 5;
    private static final int DOTA = 10;
    private static final int CORNERS = 8;

    private final LabelFile file;
    private final Map<Integer, String> names;
    private final int points;

    /** @param points that the project's landmarks have; 0 for other work */
    YoloReader(LabelFile file, Map<Integer, String> names, int points) {
        this.file = file;
        this.names = names;
        this.points = points;
    }

    static boolean isLine(Line line) {
        String[] words = line.words();
        return words[0].matches("[0-9]{1,6}")
                && words.length >= BOX
                && LabelFile.numbers(words, 1, words.length) != null;
    }

    static boolean isDota(Line line) {
        String[] words = line.words();
        return words.length == DOTA
                && LabelFile.numbers(words, 0, CORNERS) != null
                && LabelFile.numbers(words, CORNERS, CORNERS + 1) == null;
    }

    void read(TextLines lines) throws IOException {
        String stem = file.name().substring(0, file.name().lastIndexOf('.'));
        int image = file.image(Subject.ofStem(file.name(), stem));
        file.drawings().looked(image);
        for (Line line : lines.lines()) {
            String at = "line " + line.number();
            try {
                boolean isDota = isDota(line);
                ObjectNode object = isDota ? dota(line.words()) : object(line.words());
                file.draw(
                        image, new Sketch(line.number(), at, isDota ? Sketch.Unit.PIXELS : Sketch.Unit.SHARES, object));
            } catch (IllegalArgumentException e) {
                file.leaveOut(image, line.number(), at, Objects.toString(e.getMessage()));
            }
        }
    }

    private ObjectNode object(String[] words) {
        double[] numbers = LabelFile.numbers(words, 1, words.length);
        if (numbers == null || !words[0].matches("[0-9]{1,6}")) {
            throw new IllegalArgumentException("is no class number with numbers behind it: mend the line");
        }
        String name = names.get(Integer.parseInt(words[0]));
        if (file.kind() == Kind.LANDMARKS) {
            return pose(numbers);
        }
        if (name == null) {
            throw new IllegalArgumentException(
                    names.isEmpty()
                            ? "names its class by a number: pack classes.txt or data.yaml with the names"
                            : "is of class %s, and there are names for 0 to %d".formatted(words[0], names.size() - 1));
        }
        if (words.length <= BOX + 1) {
            if (numbers.length < BOX - 1) {
                throw new IllegalArgumentException("has too few numbers: x, y, width and height are needed");
            }
            require(Kind.BOXES, "a box");
            double[] n = numbers;
            return LabelFile.box(name, n[0] - n[2] / 2, n[1] - n[3] / 2, n[0] + n[2] / 2, n[1] + n[3] / 2);
        }
        if (numbers.length % 2 != 0) {
            throw new IllegalArgumentException("has a number too many or too few: an outline is x y x y …");
        }
        require(Kind.POLYGONS, "an outline");
        ObjectNode outline = LabelFile.object(name);
        LabelFile.ring(outline, numbers);
        return outline;
    }

    private void require(Kind kind, String shape) {
        if (file.kind() != kind) {
            throw new IllegalArgumentException(file.unwanted(shape));
        }
    }

    private ObjectNode pose(double[] numbers) {
        int rest = numbers.length - (BOX - 1);
        boolean hasStates = rest == 3 * points;
        if (!hasStates && rest != 2 * points) {
            throw new IllegalArgumentException(
                    "has %d numbers behind its box, and %d points are needed".formatted(Math.max(0, rest), points));
        }
        ObjectNode face = Json.object();
        ArrayNode all = face.putArray("points");
        int step = hasStates ? 3 : 2;
        for (int i = BOX - 1; i < numbers.length; i += step) {
            LabelFile.point(all, numbers[i], numbers[i + 1], hasStates ? (int) numbers[i + 2] : 2);
        }
        return face;
    }

    private ObjectNode dota(String[] words) {
        require(Kind.POLYGONS, "an outline");
        ObjectNode outline = LabelFile.object(words[CORNERS]);
        LabelFile.ring(outline, Objects.requireNonNull(LabelFile.numbers(words, 0, CORNERS)));
        return outline;
    }
}
