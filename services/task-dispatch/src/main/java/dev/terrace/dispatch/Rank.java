package dev.terrace.dispatch;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.terrace.shared.work.Directive;
import dev.terrace.shared.work.Terms;
import dev.terrace.shared.work.WorkType;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * What decides which project's turn comes.
 *
 * @param priority a higher one is served first
 * @param weight share among projects of equal priority and deadline
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Rank(
        String project,
        WorkType workType,
        int priority,
        @Nullable Instant deadline,
        int weight) {

    /** Higher priority first, then the nearer deadline. */
    static final Comparator<Rank> ORDER = Comparator.comparingInt(Rank::priority)
            .reversed()
            .thenComparing(Rank::deadline, Comparator.nullsLast(Comparator.naturalOrder()));

    public static Rank of(Terms terms, Directive directive) {
        return new Rank(
                terms.project(), terms.work().type(), directive.priority(), directive.deadline(), directive.weight());
    }
}
