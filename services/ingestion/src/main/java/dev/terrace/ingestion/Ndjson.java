package dev.terrace.ingestion;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.function.Consumer;

/** Writes one JSON object a line, each with its line end, as fast as the other side reads and never holding more than a few. */
@ApplicationScoped
public class Ndjson {

    public static final String MEDIA_TYPE = "application/x-ndjson";

    private static final int BUFFER_BYTES = 32 * 1024;

    private final ObjectWriter lines;

    Ndjson(ObjectMapper json) {
        lines = json.writer()
                .without(SerializationFeature.FLUSH_AFTER_WRITE_VALUE)
                .without(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                .without(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM);
    }

    /** Writes what the source hands over. If the source fails so does the write, so that a part never looks whole. */
    public void write(OutputStream out, Consumer<Consumer<Object>> source) throws IOException {
        OutputStream buffer = new BufferedOutputStream(out, BUFFER_BYTES);
        source.accept(line -> write(buffer, line));
        buffer.flush();
    }

    private void write(OutputStream out, Object line) {
        try {
            lines.writeValue(out, line);
            out.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
