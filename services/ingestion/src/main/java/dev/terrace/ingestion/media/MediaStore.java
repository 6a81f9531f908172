package dev.terrace.ingestion.media;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Where the bytes of media lie, each under its SHA-256; the same bytes lie there once. */
interface MediaStore {

    /** A file on its way into the store, which may take it away. */
    record Arrived(Path file, String sha256) {}

    /**
     * Keeps the bytes of files whose hashes are known; returns when all are durable.
     *
     * @throws IOException if one cannot be kept, or does not have that hash where it arrives; the others may be kept
     */
    void keep(List<Arrived> files) throws IOException;

    /** The bytes [from, to) of a medium; empty if it is not there. */
    Optional<InputStream> open(String sha256, long from, long to) throws IOException;

    /** Deletes a medium; it is not there afterwards, whether or not it was before. */
    void delete(String sha256) throws IOException;
}
