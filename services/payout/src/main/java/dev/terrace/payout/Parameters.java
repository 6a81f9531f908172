package dev.terrace.payout;

import dev.terrace.shared.problem.CommonRefusal;
import dev.terrace.shared.problem.Refused;
import dev.terrace.shared.problem.WholeNumber;
import dev.terrace.shared.work.Fault;
import dev.terrace.shared.work.LabelId;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what callers put into paths, queries, headers and bodies, and says what is wrong with it. */
public final class Parameters {

    private static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("2200-01-01T00:00:00Z");

    private Parameters() {}

    /** @return how many items to answer with */
    public static int limit(@Nullable String text, Limits limits) {
        return WholeNumber.read("limit", text, limits.pageItems(), limits.maxPageItems());
    }

    /** @return the code of a currency that there is */
    public static String currency(@Nullable String text) {
        String code = text("currency", text, 3);
        boolean known = Currency.getAvailableCurrencies().stream()
                .anyMatch(c -> c.getCurrencyCode().equals(code) && c.getDefaultFractionDigits() >= 0);
        if (!known) {
            throw new Refused(
                    Refusal.UNKNOWN_CURRENCY,
                    List.of(new Fault("currency", "write an ISO 4217 code in capitals, such as CNY")));
        }
        return code;
    }

    /** @return the instant, or the start of the day in the zone, that is written there */
    public static @Nullable Instant instant(String name, @Nullable String text, ZoneId zone) {
        if (text == null) {
            return null;
        }
        if (text.indexOf(' ') > 0) {
            throw bad(name, "a + in a query is a blank: write it as %2B, as in 2026-01-31T12:00:00%2B08:00");
        }
        Instant read;
        try {
            read = text.length() == "2026-01-31".length()
                    ? LocalDate.parse(text).atStartOfDay(zone).toInstant()
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw bad(
                    name,
                    "write a day such as 2026-01-31 or a time such as 2026-01-31T12:00:00Z or 2026-01-31T20:00:00+08:00");
        }
        if (read.isBefore(FIRST) || read.isAfter(LAST)) {
            throw bad(name, "write a time from %s to %s".formatted(FIRST, LAST));
        }
        return read;
    }

    public static Payee payee(String text) {
        try {
            return Payee.fromString(text("payee", text, Limits.MAX_NAME_CHARS));
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
            throw bad(name, "write 1 to %d characters".formatted(maxChars));
        }
        return text;
    }

    /** @return a SHA-256 in hexadecimal */
    public static String sha256(@Nullable String text) {
        if (text == null || !text.matches("[0-9a-f]{64}")) {
            throw bad("sha256", "write the SHA-256 as 64 hexadecimal digits in small letters");
        }
        return text;
    }

    /** @return names in a list that may be absent, each there and within its limit */
    public static List<String> names(String name, @Nullable List<@Nullable String> names, int most) {
        if (names == null) {
            return List.of();
        }
        if (names.size() > most) {
            throw bad(name, "name at most %d, or leave it out for all".formatted(most));
        }
        return names.stream()
                .map(one -> text(name, one, Limits.MAX_NAME_CHARS))
                .distinct()
                .sorted()
                .toList();
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

    /** @return the refusal of a parameter, which names it and says what to write */
    public static Refused bad(String name, String problem) {
        return new Refused(CommonRefusal.BAD_PARAMETER, List.of(new Fault(name, problem)));
    }
}
