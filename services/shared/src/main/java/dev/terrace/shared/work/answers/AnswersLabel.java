package dev.terrace.shared.work.answers;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.terrace.shared.work.Attributes;
import dev.terrace.shared.work.Label;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The answers from the best to the worst: {@code {"order": [["b"], ["a", "c"]], "shown": ["a", "b", "c"]}}.
 *
 * @param order of answers; those in one list are equally good
 * @param by of two answers that differ: 1 a little, 2 clearly, 3 far better
 * @param shown the order in which they stood before the worker; empty where it is not known
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record AnswersLabel(
        List<List<String>> order,
        @Nullable Integer by,
        List<String> shown,
        List<String> reasons,
        Map<String, Object> attributes)
        implements Label {
    public AnswersLabel {
        order = order.stream().map(List::copyOf).toList();
        shown = List.copyOf(shown);
        reasons = List.copyOf(reasons);
        attributes = Attributes.values(attributes);
    }

    /** The place of an answer, 0 the best; equally good ones have the same. */
    public int place(String answer) {
        for (int place = 0; place < order.size(); place++) {
            if (order.get(place).contains(answer)) {
                return place;
            }
        }
        throw new IllegalArgumentException(answer + " is not among the answers");
    }

    /** The same order with these attributes. */
    public AnswersLabel with(Map<String, Object> attributes) {
        return new AnswersLabel(order, by, shown, reasons, attributes);
    }
}
