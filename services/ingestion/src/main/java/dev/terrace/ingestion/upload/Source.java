package dev.terrace.ingestion.upload;

import dev.terrace.ingestion.Row;
import dev.terrace.shared.work.Terms;
import java.io.IOException;

/** What a dataset comes from. */
interface Source {
    /** Hands over every row, in order; the items are those that the terms have work for. */
    void each(Terms terms, SeenIds seen, Sink sink) throws IOException;

    /** Of all its bytes, before compression, in hex; asked for when every row was handed over. */
    String sha256() throws IOException;

    /** Takes one row. */
    interface Sink {
        void take(Row row) throws IOException;

        /** Hears that a file of an archive is taken. */
        default void kept() throws IOException {}
    }
}
