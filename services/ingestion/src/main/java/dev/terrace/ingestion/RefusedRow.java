package dev.terrace.ingestion;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A row that was not taken, and why. The other rows of its dataset are not affected.
 *
 * @param row the line of the body on which the row begins, from 1
 * @param field the field at fault; absent if the row as a whole cannot be read
 * @param problem what is wrong and what to do about it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(example = "{\"row\": 7, \"field\": \"media\", \"problem\": \"neither media nor text: give one of them\"}")
public record RefusedRow(long row, @Nullable String field, String problem) implements Row {}
