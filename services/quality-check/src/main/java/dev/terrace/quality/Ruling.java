package dev.terrace.quality;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.terrace.shared.event.LotJudged.Cause;
import org.jspecify.annotations.Nullable;

/**
 * What a person says of one label, whatever the rule of {@link Acceptance} would.
 *
 * @param cause why it is rejected; null: it is accepted
 * @param words for its worker
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Ruling(@Nullable Cause cause, @Nullable String words) {}
