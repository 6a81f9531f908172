package dev.terrace.ingestion;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SequenceWriter;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.function.Consumer;

/** Writes one JSON object a line, as fast as the other side reads and never holding more than a few. */
@ApplicationScoped
public class Ndjson {

    public static final String MEDIA_TYPE = "application/x-ndjson";

    private final ObjectMapper json;

    Ndjson(ObjectMapper json) {
        this.json = json;
    }

    /** Writes what the source hands over. If the source fails so does the write, so that a part never looks whole. */
    public void write(OutputStream out, Consumer<Consumer<Object>> source) throws IOException {
        SequenceWriter writer = json.writer().withRootValueSeparator("\n").writeValues(out);
        source.accept(line -> write(writer, line));
        writer.flush();
    }

    private static void write(SequenceWriter writer, Object line) {
        try {
            writer.write(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
