package dev.terrace.ingestion.archive;

import java.io.IOException;
import java.io.InputStream;

/** Hears what is in an archive, in its order. */
public interface Entries {
    /** A file; its bytes are read here and now. What it throws ends the reading. */
    void file(String name, InputStream bytes) throws IOException;

    /** An entry that is refused, and what to do. */
    void refused(String name, String problem);

    /** An entry that nobody misses. */
    void leftOut(String name);
}
