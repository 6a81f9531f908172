package dev.terrace.ingestion.formats;

import dev.terrace.ingestion.formats.FileFormat.Kind;
import dev.terrace.ingestion.formats.TextLines.Line;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * KITTI, a line an object: the boxes of images by its object detection; of scenes the cuboids, each with its box in the first camera,
 * whose place the scene itself tells, of one key frame as there, or of several by its tracking.
 */
final class KittiReader {
    private static final String NO_CLASS = "DontCare";
    private static final String DONT_CARE =
            "is DontCare, where nobody has looked: it is left out, there is nothing to do";

    private final LabelFile file;

    KittiReader(LabelFile file) {
        this.file = file;
    }

    static boolean isLine(Line line) {
        return KittiLine.of(line).isPresent();
    }

    void read(TextLines lines) throws IOException {
        String stem = file.name().substring(0, file.name().lastIndexOf('.'));
        List<Optional<KittiLine>> objects =
                lines.lines().stream().map(KittiLine::of).toList();
        boolean isSequence = objects.stream().flatMap(Optional::stream).anyMatch(KittiLine::isOfSequence);
        int image = file.image(isSequence ? Subject.ofFolder(file.name(), stem) : Subject.ofStem(file.name(), stem));
        file.drawings().looked(image);
        for (int i = 0; i < objects.size(); i++) {
            Line line = lines.lines().get(i);
            String at = "line " + line.number();
            Optional<KittiLine> read = objects.get(i);
            String problem = read.map(this::problem)
                    .orElse("is no type with 14 or 15 numbers behind it, nor that with its frame and track before it:"
                            + " mend the line");
            if (problem.equals(DONT_CARE)) {
                file.tell(line.number(), at, problem);
            } else if (!problem.isEmpty()) {
                file.leaveOut(image, line.number(), at, problem);
            } else {
                KittiLine object = read.orElseThrow();
                file.draw(
                        image,
                        file.kind() == Kind.BOXES
                                ? new Sketch(line.number(), at, Sketch.Unit.PIXELS, object.box())
                                : new Sketch(line.number(), at, Sketch.Unit.KITTI, object.both()));
            }
        }
    }

    /** Why an object is left out; empty if it is not. */
    private String problem(KittiLine line) {
        if (file.kind() != Kind.BOXES && file.kind() != Kind.SCENES) {
            return file.unwanted("a box");
        }
        if (line.name().equals(NO_CLASS)) {
            return DONT_CARE;
        }
        if (file.kind() == Kind.BOXES) {
            return line.isOfSequence() ? "is of a frame of a sequence: give each image a file of its own" : "";
        }
        return line.cuboid().isKnown() ? "" : "has a box alone, and cuboids are wanted: it is left out";
    }
}
