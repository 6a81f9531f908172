package dev.terrace.ingestion.formats;

import com.fasterxml.jackson.databind.JsonNode;
import dev.terrace.shared.work.Work;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import javax.xml.stream.XMLStreamException;

/** CVAT for images 1.1. */
final class CvatWriter {
    private final Work work;
    private final Losses losses;
    private int image;

    CvatWriter(Work work, Losses losses) {
        this.work = work;
        this.losses = losses;
    }

    void write(OutputStream out, Rows rows) throws IOException {
        try (Xml xml = new Xml(out)) {
            xml.open("annotations")
                    .leaf("version", "1.1")
                    .open("meta")
                    .open("task")
                    .open("labels");
            for (String name : work.schema().classes()) {
                xml.open("label").leaf("name", name).end();
            }
            xml.end().end().end();
            rows.each(row -> {
                try {
                    image(xml, row);
                } catch (XMLStreamException e) {
                    throw new IOException(e);
                }
            });
            xml.end();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    private void image(Xml xml, Exported row) throws XMLStreamException {
        xml.open("image", "id", image++, "name", row.item(), "width", row.width(), "height", row.height());
        for (JsonNode box : row.list("boxes")) {
            xml.open(
                    "box",
                    "label",
                    box.path("class").asText(),
                    "source",
                    "manual",
                    "occluded",
                    occluded(box),
                    "xtl",
                    box.path("x1").asDouble(),
                    "ytl",
                    box.path("y1").asDouble(),
                    "xbr",
                    box.path("x2").asDouble(),
                    "ybr",
                    box.path("y2").asDouble(),
                    "z_order",
                    0);
            attributes(xml, box);
            xml.end();
        }
        for (JsonNode polygon : row.list("polygons")) {
            if (polygon.path("rings").size() > 1) {
                losses.add("ring of a polygon beyond its first: CVAT has one outline an object");
            }
            shape(
                    xml,
                    "polygon",
                    polygon.path("class").asText(),
                    polygon,
                    polygon.path("rings").path(0));
        }
        if (row.label() != null) {
            for (Map.Entry<String, JsonNode> group : row.label().path("points").properties()) {
                shape(xml, "points", group.getKey(), group.getValue(), group.getValue());
            }
            if (row.label().has("class")) {
                xml.open("tag", "label", row.label().get("class").asText(), "source", "manual")
                        .end();
            }
        }
        for (JsonNode name : row.list("classes")) {
            xml.open("tag", "label", name.asText(), "source", "manual").end();
        }
        xml.end();
    }

    private void shape(Xml xml, String kind, String name, JsonNode object, JsonNode points) throws XMLStreamException {
        StringJoiner places = new StringJoiner(";");
        for (JsonNode point : points) {
            if (point.size() > 2 && point.get(2).asInt() == 0) {
                losses.add("point outside the picture: left out, CVAT has no such state");
                continue;
            }
            places.add(String.format(
                    Locale.ROOT,
                    "%.2f,%.2f",
                    point.get(0).asDouble(),
                    point.get(1).asDouble()));
        }
        xml.open(kind, "label", name, "source", "manual", "occluded", occluded(object), "points", places, "z_order", 0);
        attributes(xml, object);
        xml.end();
    }

    private static int occluded(JsonNode object) {
        return object.path("attributes").path("occluded").asBoolean() ? 1 : 0;
    }

    private static void attributes(Xml xml, JsonNode object) throws XMLStreamException {
        for (Map.Entry<String, JsonNode> attribute : object.path("attributes").properties()) {
            xml.leaf("attribute", attribute.getValue().asText(), "name", attribute.getKey());
        }
    }
}
