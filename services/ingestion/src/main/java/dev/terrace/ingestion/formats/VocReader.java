package dev.terrace.ingestion.formats;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.terrace.ingestion.formats.FileFormat.Kind;
import dev.terrace.ingestion.formats.XmlReader.Element;
import java.io.IOException;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** Pascal VOC: the boxes of one image. A part of an object is no object. */
final class VocReader {
    private static final List<String> SIDES = List.of("xmin", "ymin", "xmax", "ymax");

    private final LabelFile file;

    VocReader(LabelFile file) {
        this.file = file;
    }

    /** @return whether a corner is 0, so that pixels are counted from there */
    boolean read(Element annotation) throws IOException {
        String name = annotation.leaf("filename");
        Element size = annotation.first("size").orElse(annotation);
        int image = file.image(
                name.contains(".")
                        ? Subject.named(file.name(), annotation.line(), name, size.whole("width"), size.whole("height"))
                        : Subject.ofStem(file.name(), Places.stem(file.name())));
        file.drawings().looked(image);
        boolean fromZero = false;
        int number = 0;
        for (Element object : annotation.all("object")) {
            String at = "object " + ++number;
            if (file.kind() != Kind.BOXES) {
                file.leaveOut(image, object.line(), at, file.unwanted("a box"));
                continue;
            }
            Element box = object.first("bndbox").orElse(object);
            String[] corners = SIDES.stream().map(box::leaf).toArray(String[]::new);
            double[] sides = LabelFile.numbers(corners, 0, corners.length);
            if (sides == null) {
                file.leaveOut(
                        image,
                        object.line(),
                        at,
                        "has no bndbox with xmin, ymin, xmax and ymax in pixels: give it one");
                continue;
            }
            fromZero |= DoubleStream.of(sides).anyMatch(side -> side == 0);
            ObjectNode drawn = LabelFile.box(object.leaf("name"), sides[0], sides[1], sides[2], sides[3]);
            flags(object, drawn);
            file.draw(image, new Sketch(object.line(), at, Sketch.Unit.VOC_PIXELS, drawn));
        }
        return fromZero;
    }

    private static void flags(Element object, ObjectNode drawn) {
        Stream.of("truncated", "occluded", "difficult")
                .filter(flag -> !object.leaf(flag).isEmpty())
                .forEach(flag -> drawn.withObject("attributes").put(flag, object.leaf(flag)));
    }
}
