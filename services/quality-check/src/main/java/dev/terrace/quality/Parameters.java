package dev.terrace.quality;

import dev.terrace.shared.problem.Refused;
import dev.terrace.shared.work.LotId;
import dev.terrace.shared.work.UnitId;

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
}
