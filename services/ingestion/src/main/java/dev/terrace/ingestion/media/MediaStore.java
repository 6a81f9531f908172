package dev.terrace.ingestion.media;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;

/** Where the bytes of media lie, each under its SHA-256; the same bytes lie there once. */
interface MediaStore {

    /**
     * Keeps the bytes of a file whose hash is known; returns when they are durable.
     *
     * @throws IOException if they cannot be kept, or if they do not have that hash where they arrive
     */
    void keep(Path file, String sha256) throws IOException;

    /** The bytes [from, to) of a medium; empty if it is not there. */
    Optional<InputStream> open(String sha256, long from, long to) throws IOException;

    /** Deletes a medium; it is not there afterwards, whether or not it was before. */
    void delete(String sha256) throws IOException;
}
