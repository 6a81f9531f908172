package dev.terrace.ingestion.formats;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.terrace.ingestion.formats.FileFormat.Kind;
import dev.terrace.ingestion.formats.XmlReader.Element;
import java.io.IOException;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;

/** CVAT for images 1.1: tags, boxes, polygons, masks, and points by feature. */
final class CvatReader {
    private final LabelFile file;

    CvatReader(LabelFile file) {
        this.file = file;
    }

    /** Reads on from the root. */
    void read(XmlReader xml) throws IOException, XMLStreamException {
        for (String name = xml.open(); !name.isEmpty(); name = xml.open()) {
            if (name.equals("image")) {
                image(xml.whole());
            } else if (name.equals("track")) {
                Element track = xml.whole();
                file.tell(
                        track.line(),
                        "track " + track.attribute("id"),
                        "is of CVAT for video: export the task as CVAT for images 1.1");
            } else if (name.equals("meta")) {
                xml.whole();
            }
        }
    }

    private void image(Element image) throws IOException {
        Subject subject = Subject.named(
                        file.name(),
                        image.line(),
                        image.attribute("name"),
                        whole(image, "width"),
                        whole(image, "height"))
                .in(image.attribute("subset"));
        int known = file.image(subject);
        file.drawings().looked(known);
        int number = 0;
        for (Element shape : image.elements()) {
            String at = "image %s, %s %d".formatted(image.attribute("id"), shape.name(), ++number);
            try {
                ObjectNode object = object(shape);
                shape.all("attribute")
                        .forEach(a -> object.withObject("attributes").put(a.attribute("name"), a.text()));
                if (shape.attributes().containsKey("occluded")) {
                    object.withObject("attributes").put("occluded", shape.attribute("occluded"));
                }
                file.draw(known, new Sketch(shape.line(), at, Sketch.Unit.PIXELS, object));
            } catch (IllegalArgumentException e) {
                file.leaveOut(known, shape.line(), at, Objects.toString(e.getMessage()));
            }
        }
    }

    private static int whole(Element element, String attribute) {
        double[] number = LabelFile.numbers(new String[] {element.attribute(attribute)}, 0, 1);
        return number == null ? 0 : (int) number[0];
    }

    private ObjectNode object(Element shape) {
        String label = shape.attribute("label");
        if (label.isBlank()) {
            throw new IllegalArgumentException("its label is empty: give it one");
        }
        boolean isTurned = Optional.ofNullable(LabelFile.numbers(new String[] {shape.attribute("rotation")}, 0, 1))
                .filter(angle -> Math.IEEEremainder(angle[0], 360) != 0)
                .isPresent();
        if (isTurned) {
            throw new IllegalArgumentException(file.unwanted("turned"));
        }
        return switch (shape.name()) {
            case "tag" -> {
                require(Kind.CLASSES, "a tag");
                yield LabelFile.object(label);
            }
            case "box" -> {
                require(Kind.BOXES, "a box");
                double[] s = numbers(shape, "xtl", "ytl", "xbr", "ybr");
                yield LabelFile.box(label, s[0], s[1], s[2], s[3]);
            }
            case "polygon" -> {
                require(Kind.POLYGONS, "a polygon");
                ObjectNode outline = LabelFile.object(label);
                LabelFile.ring(outline, places(shape));
                yield outline;
            }
            case "mask" -> {
                require(Kind.POLYGONS, "a mask");
                yield mask(shape, label);
            }
            case "points" -> {
                require(Kind.LANDMARKS, "points");
                yield points(shape, label);
            }
            default -> throw new IllegalArgumentException(file.unwanted("a " + shape.name()));
        };
    }

    private void require(Kind kind, String shape) {
        if (file.kind() != kind) {
            throw new IllegalArgumentException(file.unwanted(shape));
        }
    }

    private static double[] numbers(Element shape, String... names) {
        String[] values = Arrays.stream(names).map(shape::attribute).toArray(String[]::new);
        double[] numbers = LabelFile.numbers(values, 0, values.length);
        if (numbers == null) {
            throw new IllegalArgumentException("has no " + String.join(", ", names) + " in pixels: give them");
        }
        return numbers;
    }

    private static double[] places(Element shape) {
        String[] words = shape.attribute("points").split("[;,]");
        double[] places = LabelFile.numbers(words, 0, words.length);
        if (places == null || places.length % 2 != 0) {
            throw new IllegalArgumentException("its points are no x,y;x,y;… in pixels: mend them");
        }
        return places;
    }

    private static ObjectNode points(Element shape, String label) {
        ObjectNode feature = Json.object().put("group", label);
        double[] places = places(shape);
        int state = shape.attribute("occluded").equals("1") ? 1 : 2;
        for (int i = 0; i < places.length; i += 2) {
            LabelFile.point(feature.withArray("points"), places[i], places[i + 1], state);
        }
        return feature;
    }

    /** Its runs go along the rows of a frame within the image. */
    private static ObjectNode mask(Element shape, String label) {
        double[] frame = numbers(shape, "left", "top", "width", "height");
        String[] words = shape.attribute("rle").split(",");
        double[] numbers = LabelFile.numbers(words, 0, words.length);
        if (numbers == null) {
            throw new IllegalArgumentException("its rle is no list of numbers: mend it");
        }
        long[] runs = Arrays.stream(numbers).mapToLong(n -> (long) n).toArray();
        ObjectNode outline = LabelFile.object(label);
        for (double[] ring : Mask.ofRows(runs, (int) frame[2], (int) frame[3]).rings()) {
            for (int i = 0; i < ring.length; i += 2) {
                ring[i] += frame[0];
                ring[i + 1] += frame[1];
            }
            LabelFile.ring(outline, ring);
        }
        if (!outline.has("rings")) {
            throw new IllegalArgumentException("its mask is empty: leave it out");
        }
        return outline;
    }
}
