package dev.terrace.ingestion.upload;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** What came over a line, in a file that is there until this is closed. */
record Spooled(Path file) implements AutoCloseable {

    /** Reads the line to its end; if it breaks, no file is left. */
    static Spooled of(InputStream line, Path folder) throws IOException {
        Spooled spooled = new Spooled(Files.createTempFile(folder, "spooled-", ".part"));
        try {
            Files.copy(line, spooled.file, StandardCopyOption.REPLACE_EXISTING);
            return spooled;
        } catch (IOException | RuntimeException e) {
            spooled.close();
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }
}
