package dev.terrace.ingestion.formats;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Where the bytes of images are. */
public interface Pictures {

    /** The bytes of a medium by the name that its item has for it; empty if it is not kept here. */
    Optional<InputStream> open(String medium) throws IOException;
}
