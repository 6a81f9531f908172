package dev.terrace.payout;

import dev.terrace.shared.problem.CommonRefusal;
import dev.terrace.shared.problem.Refused;
import dev.terrace.shared.problem.WholeNumber;
import dev.terrace.shared.work.LabelId;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Reads what callers put into paths, queries and headers, and says what is wrong with it. */
public final class Parameters {

    private Parameters() {}

    /** @return how many items to answer with */
    public static int limit(@Nullable String text, Limits limits) {
        return WholeNumber.read("limit", text, limits.pageItems(), limits.maxPageItems());
    }

    /** @return the instant, or the start of the day (UTC), that is written there */
    public static Instant instant(String name, @Nullable String text, Instant otherwise) {
        if (text == null) {
            return otherwise;
        }
        try {
            return text.length() == "2026-01-31".length()
                    ? LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC)
                    : Instant.parse(text);
        } catch (DateTimeException e) {
            throw bad(name + ": write a day such as 2026-01-31 or an instant such as 2026-01-31T12:00:00Z");
        }
    }

    public static Payee payee(String text) {
        try {
            return Payee.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new Refused(Refusal.UNKNOWN_PAYEE, "Name a payee as worker:<id> or site:<id>");
        }
    }

    public static LabelId label(String text) {
        try {
            return LabelId.parse(text);
        } catch (IllegalArgumentException e) {
            throw new Refused(Refusal.UNKNOWN_LABEL, "Write <unit>#<attempt>, such as d-7k2m.0.17#2, with # as %23");
        }
    }

    /** @return a text that is there and within its limit */
    public static String text(String name, @Nullable String text, int maxChars) {
        if (text == null || text.isBlank() || text.length() > maxChars) {
            throw bad("%s: write 1 to %d characters".formatted(name, maxChars));
        }
        return text;
    }

    /** @return the caller's key, which must be there */
    public static String key(@Nullable String key) {
        if (key == null || key.isBlank() || key.length() > Limits.MAX_KEY_CHARS) {
            throw new Refused(
                    Refusal.IDEMPOTENCY_KEY_MISSING,
                    "Send the header Idempotency-Key with 1 to %d characters of your own"
                            .formatted(Limits.MAX_KEY_CHARS));
        }
        return key;
    }

    private static Refused bad(String detail) {
        return new Refused(CommonRefusal.BAD_PARAMETER, detail);
    }
}
