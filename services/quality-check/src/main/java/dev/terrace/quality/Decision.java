package dev.terrace.quality;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.terrace.shared.event.LotJudged.Cause;
import dev.terrace.shared.work.JsonText;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a reviewer decided of a unit: a resolution, or that it is withdrawn.
 *
 * @param proposed whether she took the proposal as she was shown it
 * @param rulings of single labels, by attempt; the others follow the rule of {@link Acceptance}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Decision(
        String reviewer,
        boolean proposed,
        @Nullable JsonText resolution,
        @Nullable Cause withdraw,
        Map<Integer, Ruling> rulings) {

    public Decision {
        rulings = rulings == null ? Map.of() : Map.copyOf(rulings);
    }

    /** Whether the other says the same, whoever says it. */
    public boolean repeats(Decision other) {
        boolean same = proposed && other.proposed
                || Objects.equals(resolution, other.resolution) && Objects.equals(withdraw, other.withdraw);
        return same && rulings.equals(other.rulings);
    }
}
