package dev.terrace.shared.work.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.terrace.shared.work.Attributes;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A product is taken, in whole milliseconds from the first frame of the video.
 *
 * @param start the first frame in which the hand has it
 * @param end the first frame in which it is out of the machine
 * @param hand left, right or both; null where it is not asked
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Event(
        String product, long start, long end, @Nullable String hand, Map<String, Object> attributes) {
    public Event {
        attributes = Attributes.values(attributes);
    }

    public Event(String product, long start, long end, @Nullable String hand) {
        this(product, start, end, hand, Map.of());
    }

    /** What two events share of the time that they take together: 0 if they are apart, 1 if they are at the same time. */
    public double overlap(Event other) {
        long shared = Math.min(end, other.end) - Math.max(start, other.start);
        long joint = Math.max(end, other.end) - Math.min(start, other.start);
        return shared <= 0 ? 0 : (double) shared / joint;
    }
}
