package dev.terrace.quality;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.terrace.shared.event.LotJudged.Cause;
import dev.terrace.shared.work.Label;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a reviewer decided of a unit: a resolution, or that it is withdrawn.
 *
 * @param proposed whether she took the proposal as it stood
 * @param causes why single labels are rejected, by attempt; the others follow the rule of {@link Acceptance}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Decision(
        String reviewer,
        boolean proposed,
        @Nullable Label resolution,
        @Nullable Cause withdraw,
        Map<Integer, Cause> causes) {

    public Decision {
        causes = Map.copyOf(causes);
    }

    /** Whether the other says the same, whoever says it. */
    public boolean repeats(Decision other) {
        boolean same = proposed && other.proposed
                || java.util.Objects.equals(resolution, other.resolution)
                        && java.util.Objects.equals(withdraw, other.withdraw);
        return same && causes.equals(other.causes);
    }
}
