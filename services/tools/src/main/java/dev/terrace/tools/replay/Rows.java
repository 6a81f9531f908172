package dev.terrace.tools.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A file of JSON objects, one a line. */
final class Rows {
    private static final ObjectReader JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .build()
            .readerFor(JsonNode.class);

    private Rows() {}

    /** One line, which knows where it is. */
    record Row(Path file, int line, ObjectNode fields) {

        /** The first of these fields that is there, a text or a number, as text. */
        String id(String... names) {
            for (String name : names) {
                JsonNode id = fields.path(name);
                if (id.isValueNode() && !id.isNull() && !id.asText().isBlank()) {
                    return id.asText();
                }
            }
            throw wrong("it does not say " + names[0]);
        }

        Malformed wrong(String what) {
            return new Malformed(at() + ": " + what);
        }

        String at() {
            return file.getFileName() + ", line " + line;
        }
    }

    /** The rows of the file; none if there is no such file. @throws Malformed where a line is no JSON object */
    static List<Row> read(Path file) {
        List<Row> rows = new ArrayList<>();
        if (!Files.isRegularFile(file)) {
            return rows;
        }
        int line = 0;
        for (String text : lines(file)) {
            line++;
            if (!text.isBlank()) {
                rows.add(new Row(file, line, object(file, line, text)));
            }
        }
        return rows;
    }

    /** The one object that the file holds. */
    static ObjectNode one(Path file) {
        return object(file, 1, String.join("\n", lines(file)));
    }

    private static List<String> lines(Path file) {
        try {
            List<String> lines = new ArrayList<>(
                    Files.readString(file, StandardCharsets.UTF_8).lines().toList());
            if (!lines.isEmpty() && lines.getFirst().startsWith("\uFEFF")) {
                lines.set(0, lines.getFirst().substring(1));
            }
            return lines;
        } catch (CharacterCodingException e) {
            throw new Malformed(file + ": not UTF-8; convert it first");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ObjectNode object(Path file, int line, String text) {
        try {
            if (JSON.readTree(text) instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException e) {
            throw new Malformed(
                    "%s, line %d: not JSON: %s".formatted(file.getFileName(), line, e.getOriginalMessage()));
        }
        throw new Malformed("%s, line %d: not a JSON object".formatted(file.getFileName(), line));
    }
}
