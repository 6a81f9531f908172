package dev.terrace.ingestion.upload;

import dev.terrace.ingestion.Dataset;
import dev.terrace.ingestion.Dataset.Synced;
import dev.terrace.ingestion.Row;
import dev.terrace.shared.problem.Refused;
import dev.terrace.shared.work.Terms;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What a dataset comes from. */
interface Source {
    /**
     * Hears for which dataset of which project it is about to be read.
     *
     * @throws Refused if that is going on, and another attempt would only end it
     */
    default void admit(String project, String dataset) {}

    /**
     * Hands over every row, in order; the items are those that the terms have work for.
     *
     * @param dataset as it is when the attempt begins
     */
    void each(Dataset dataset, Terms terms, SeenIds seen, Sink sink) throws IOException;

    /** Of all its bytes, before compression, or of what names them, in hex; asked for when every row was handed over. */
    String sha256() throws IOException;

    /** What was not new in it, once every row was handed over; null if it is no bucket, which is sent again and again. */
    default @Nullable Synced synced() {
        return null;
    }

    /** Takes one row. */
    interface Sink {
        void take(Row row) throws IOException;

        /** Hears that a file of an archive or an object of a bucket is taken. */
        default void kept() throws IOException {}

        /** Hears how many objects of a bucket earlier datasets have brought, so far. */
        default void passed(long unchanged) throws IOException {}
    }
}
