package dev.terrace.ingestion.formats;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Where the bytes of media are. */
public interface Kept {

    /** The bytes of a medium by the name that its item has for it; empty if it is not kept here. */
    Optional<Medium> open(String medium) throws IOException;

    /**
     * The bytes of a medium, and what the name of a file of them ends in.
     *
     * @param ending such as {@code .png}
     */
    record Medium(InputStream bytes, String ending) {}
}
