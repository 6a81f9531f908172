package dev.terrace.quality;

import dev.terrace.shared.problem.Refused;
import dev.terrace.shared.work.LotId;
import dev.terrace.shared.work.UnitId;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Reads what callers put into paths and queries, and says what is wrong with it. */
public final class Parameters {
    private Parameters() {}

    /** A unit in a path. */
    public static UnitId unit(String text) {
        try {
            return UnitId.parse(text);
        } catch (IllegalArgumentException e) {
            throw new Refused(Refusal.NO_SUCH_UNIT, "Write <dataset>.<lot>.<n>, such as d-7k2m.0.17");
        }
    }

    /** A lot in a path. */
    public static LotId lot(String text) {
        try {
            return LotId.parse(text);
        } catch (IllegalArgumentException e) {
            throw new Refused(Refusal.NO_SUCH_JUDGEMENT, "Write <dataset>.<lot>/<n>, such as d-7k2m.0/3");
        }
    }

    public static @Nullable UnitId cursor(@Nullable String text) {
        try {
            return text == null ? null : UnitId.parse(text);
        } catch (IllegalArgumentException e) {
            throw new Refused(Refusal.BAD_PARAMETER, "cursor: send the next of the part before, as it was");
        }
    }

    /** How many units a page is asked to have, if that is said. */
    public static OptionalInt limit(@Nullable String text) {
        if (text == null) {
            return OptionalInt.empty();
        }
        int limit = text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 0;
        if (limit < 1 || limit > Limits.MAX_PAGE_UNITS) {
            throw new Refused(Refusal.BAD_PARAMETER, "limit: write a whole number from 1 to " + Limits.MAX_PAGE_UNITS);
        }
        return OptionalInt.of(limit);
    }
}
