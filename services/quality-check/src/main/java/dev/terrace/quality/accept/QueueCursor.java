package dev.terrace.quality.accept;

import dev.terrace.quality.Lot;
import dev.terrace.quality.Panel;
import dev.terrace.shared.problem.CommonRefusal;
import dev.terrace.shared.problem.Refused;
import dev.terrace.shared.work.UnitId;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/**
 * A place in the review queue: behind a unit of a lot whose reviews waited since then.
 *
 * @param since as the lot had it when the unit was shown
 */
record QueueCursor(String since, UnitId unit) {

    /** @throws Refused if it is none that was given out */
    static @Nullable QueueCursor read(@Nullable String text) {
        if (text == null) {
            return null;
        }
        int at = text.indexOf('_');
        try {
            return new QueueCursor(
                    Instant.parse(text.substring(0, Math.max(at, 0))).toString(), UnitId.parse(text.substring(at + 1)));
        } catch (DateTimeParseException | IllegalArgumentException e) {
            throw new Refused(CommonRefusal.BAD_PARAMETER, "cursor: send the next of the part before, as it was");
        }
    }

    Instant lotSince() {
        return Instant.parse(since);
    }

    /** Whether the unit comes behind this place. */
    boolean isBefore(Lot lot, Panel panel) {
        Instant waits = lot.reviewsSince();
        int time = waits == null ? 1 : waits.compareTo(lotSince());
        int order = time != 0 ? time : lot.id().compareTo(unit.lot().toString());
        return order > 0 || order == 0 && panel.unit() > unit.n();
    }

    @Override
    public String toString() {
        return since + "_" + unit;
    }
}
