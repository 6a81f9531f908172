package dev.terrace.ingestion.formats;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLStreamException;

/** Pascal VOC: an XML an image; its pixels count from 1 and its boxes hold their last pixel, so xmin is x1 + 1 and xmax is x2. */
final class VocWriter {
    private final Losses losses;

    VocWriter(Losses losses) {
        this.losses = losses;
    }

    void write(ZipFolder zip, Rows rows) throws IOException {
        rows.each(row -> {
            if (row.label() != null) {
                zip.add("Annotations/", row.stem(), ".xml", annotation(row));
            }
        });
    }

    private String annotation(Exported row) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Xml xml = new Xml(bytes)) {
            xml.open("annotation")
                    .leaf("filename", row.item())
                    .open("source")
                    .leaf("database", "Terrace")
                    .end();
            xml.open("size")
                    .leaf("width", row.width())
                    .leaf("height", row.height())
                    .leaf("depth", 3)
                    .end();
            xml.leaf("segmented", 0);
            for (JsonNode box : row.list("boxes")) {
                object(xml, box);
            }
            xml.end();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private void object(Xml xml, JsonNode box) throws XMLStreamException {
        JsonNode attributes = box.path("attributes");
        xml.open("object").leaf("name", box.path("class").asText()).leaf("pose", "Unspecified");
        xml.leaf("truncated", attributes.path("truncated").asBoolean() ? 1 : 0);
        xml.leaf("occluded", attributes.path("occluded").asBoolean() ? 1 : 0);
        xml.leaf("difficult", attributes.path("difficult").asBoolean() ? 1 : 0);
        xml.open("bndbox")
                .leaf("xmin", box.path("x1").asDouble() + 1)
                .leaf("ymin", box.path("y1").asDouble() + 1)
                .leaf("xmax", box.path("x2").asDouble())
                .leaf("ymax", box.path("y2").asDouble())
                .end();
        attributes.fieldNames().forEachRemaining(name -> {
            if (!name.equals("truncated") && !name.equals("occluded") && !name.equals("difficult")) {
                losses.add("attribute " + name + ": VOC has truncated, occluded and difficult");
            }
        });
        xml.end();
    }
}
