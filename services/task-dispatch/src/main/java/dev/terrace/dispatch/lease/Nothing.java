package dev.terrace.dispatch.lease;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Why nothing is dealt.
 *
 * @param missing what would have to be otherwise; null where only time helps
 * @param retryAfterSeconds when to ask again
 */
record Nothing(Reason reason, @Nullable String missing, int retryAfterSeconds) implements Leases.Result {

    /** Which kind of nothing it is. */
    enum Reason {
        /** Nothing that is asked for waits for a label. */
        NO_WORK,
        /** There is work, and nobody here may do it. */
        NONE_YOU_MAY_DO,
        /** Others have what there is; some of it may come back. */
        ALL_LEASED;

        @JsonValue
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
