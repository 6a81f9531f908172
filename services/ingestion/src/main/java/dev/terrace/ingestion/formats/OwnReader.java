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
    private static final int MOST_CHARACTERS = 1 << 20;

    private final LabelFile file;

    OwnReader(LabelFile file) {
        this.file = file;
    }

    void read() throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(file.path())) {
            StringBuilder line = new StringBuilder();
            long number = 1;
            for (int c = lines.read(); c >= 0; c = lines.read()) {
                if (c == '\n') {
                    row(line, number++);
                    line.setLength(0);
                } else if (line.length() <= MOST_CHARACTERS) {
                    line.append((char) c);
                }
            }
            row(line, number);
        }
    }

    private void row(StringBuilder line, long number) throws IOException {
        if (line.length() > MOST_CHARACTERS) {
            file.tell(number, "line " + number, "is longer than " + MOST_CHARACTERS + " characters: leave it out");
        } else if (!line.toString().isBlank()) {
            row(line.toString(), number);
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
            } else if (row.hasNonNull("label")) {
                file.tell(number, at, "has a label that is no object: write it as the project's schema has it");
            }
        } catch (JsonProcessingException e) {
            file.tell(number, at, "is not valid JSON: write one object a line");
        }
    }
}
