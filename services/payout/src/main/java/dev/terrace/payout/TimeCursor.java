package dev.terrace.payout;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A place in a list that is ordered by time, as it travels: {@code <milliseconds>~<id>}. */
public record TimeCursor(Instant at, String id) {

    public static String of(Instant at, String id) {
        return at.toEpochMilli() + "~" + id;
    }

    /** @return the place that the cursor names; the beginning if there is none */
    public static TimeCursor read(@Nullable String cursor) {
        if (cursor == null) {
            return new TimeCursor(Instant.EPOCH, "");
        }
        int tilde = cursor.indexOf('~');
        if (tilde < 1 || !cursor.substring(0, tilde).matches("[0-9]{1,15}")) {
            throw Parameters.bad("cursor", "send the next of the answer before as it was");
        }
        return new TimeCursor(
                Instant.ofEpochMilli(Long.parseLong(cursor.substring(0, tilde))), cursor.substring(tilde + 1));
    }
}
