package dev.terrace.ingestion;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A row, a file of an archive, an object of a bucket, or a label in a file, that was not taken, and why. The others of its dataset are not affected.
 *
 * @param row the line on which it begins, from 1; of a file or an object that was not taken, its place in the archive or the listing
 * @param file of the archive, or the object's name after the prefix; absent where the dataset is one manifest
 * @param field the field at fault; absent if the row or the file as a whole cannot be used
 * @param problem what is wrong and what to do about it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(example = "{\"row\": 7, \"field\": \"media\", \"problem\": \"neither media nor text: give one of them\"}")
public record RefusedRow(
        long row, @Nullable String file, @Nullable String field, String problem) implements Row {

    public RefusedRow(long row, @Nullable String field, String problem) {
        this(row, null, field, problem);
    }

    /** What is wrong, and where. */
    public String sentence() {
        return (file == null ? "Row " : "File '" + file + "', ") + row + ": "
                + (field == null ? "" : "'" + field + "' ")
                + problem;
    }

    /** The same of a file of an archive. */
    public RefusedRow of(String name) {
        return new RefusedRow(row, name, field, problem);
    }
}
