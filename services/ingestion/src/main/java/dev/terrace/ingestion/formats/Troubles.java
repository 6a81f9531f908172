package dev.terrace.ingestion.formats;

import org.jspecify.annotations.Nullable;

/** Hears what of a file of labels cannot be used. */
public interface Troubles {

    /**
     * @param line of the file, from 1
     * @param field what it is about; null where the file cannot be read any further
     * @param problem what is wrong, and what to do
     */
    void tell(String file, long line, @Nullable String field, String problem);
}
