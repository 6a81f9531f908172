package dev.terrace.payout.statement;

import dev.terrace.payout.Due;
import dev.terrace.payout.statement.MongoStatements.Place;
import dev.terrace.shared.problem.CommonRefusal;
import dev.terrace.shared.problem.Refused;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A place in a list that is ordered by time, as it travels: {@code <milliseconds>~<entry>}. */
final class Cursor {

    private Cursor() {}

    static String of(Due due) {
        return due.at().toEpochMilli() + "~" + due.id();
    }

    /** @return the place that the cursor names; the beginning if there is none */
    static Place read(@Nullable String cursor) {
        if (cursor == null) {
            return new Place(Instant.EPOCH, "");
        }
        int tilde = cursor.indexOf('~');
        if (tilde < 1 || !cursor.substring(0, tilde).matches("[0-9]{1,15}")) {
            throw new Refused(CommonRefusal.BAD_PARAMETER, "cursor: send the next of the answer before as it was");
        }
        return new Place(Instant.ofEpochMilli(Long.parseLong(cursor.substring(0, tilde))), cursor.substring(tilde + 1));
    }
}
