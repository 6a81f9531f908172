package dev.terrace.ingestion.formats;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;

/** Resolutions as Terrace gives them: a JSON object a line, with the item and its label. */
final class OwnReader {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final LabelFile file;

    OwnReader(LabelFile file) {
        this.file = file;
    }

    void read() throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(file.path())) {
            long number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!line.isBlank()) {
                    row(line, number);
                }
            }
        }
    }

    private void row(String line, long number) throws IOException {
        String at = "line " + number;
        try {
            JsonNode row = JSON.readTree(line);
            if (!row.path("item").isTextual()) {
                file.tell(number, at, "names no item: a row is {\"item\": \"…\", \"label\": {…}}");
                return;
            }
            int image = file.image(
                    Subject.named(file.name(), number, row.get("item").textValue(), 0, 0));
            if (row.get("label") instanceof ObjectNode label) {
                file.draw(image, new Sketch(number, at, Sketch.Unit.WHOLE, label));
            }
        } catch (JsonProcessingException e) {
            file.tell(number, at, "is not valid JSON: write one object a line");
        }
    }
}
