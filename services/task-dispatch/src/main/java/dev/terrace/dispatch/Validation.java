package dev.terrace.dispatch;

import dev.terrace.shared.problem.CommonRefusal;
import dev.terrace.shared.problem.Refused;
import dev.terrace.shared.problem.WholeNumber;
import dev.terrace.shared.work.Fault;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What is asked of every value that a caller chooses. Each refusal names the field and what is expected. */
@ApplicationScoped
public class Validation {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]+");

    private static final int PAGE = 100;

    private final Limits limits;

    Validation(Limits limits) {
        this.limits = limits;
    }

    public String id(String field, @Nullable String value) {
        if (value == null
                || value.length() > limits.idChars()
                || !ID.matcher(value).matches()) {
            throw malformed("%s: expected 1 to %d letters, digits, '-', '_' or '.', the first a letter or digit"
                    .formatted(field, limits.idChars()));
        }
        return value;
    }

    public String name(String field, @Nullable String value) {
        if (value == null || value.isBlank() || value.length() > limits.nameChars()) {
            throw malformed("%s: expected 1 to %d characters".formatted(field, limits.nameChars()));
        }
        return value;
    }

    /** @throws Refused if the header Idempotency-Key is missing or no such key */
    public String key(@Nullable String key) {
        if (key == null) {
            throw new Refused(
                    Refusal.KEY_MISSING, "Send a header Idempotency-Key, and the same again when you repeat the call");
        }
        if (key.length() > limits.keyChars() || !KEY.matcher(key).matches()) {
            throw malformed(
                    "Idempotency-Key: expected 1 to %d printable ASCII characters".formatted(limits.keyChars()));
        }
        return key;
    }

    /** How many entries a page is asked to have, if that is said. */
    public int page(@Nullable String limit) {
        return WholeNumber.read("limit", limit, PAGE, limits.pageEntries());
    }

    /** The day that is written there, or the last one there is. @throws Refused if it is none of those from first to last */
    public static LocalDate day(String name, @Nullable String text, LocalDate first, LocalDate last) {
        if (text == null) {
            return last;
        }
        try {
            LocalDate day = LocalDate.parse(text);
            if (!day.isBefore(first) && !day.isAfter(last)) {
                return day;
            }
        } catch (DateTimeParseException e) {
            // answered as a day that is out of range
        }
        throw new Refused(
                CommonRefusal.BAD_PARAMETER,
                List.of(new Fault(name, "write a day from %s to %s, such as %s".formatted(first, last, last))));
    }

    /** The number, or the value for where none is given. */
    public int within(String field, @Nullable Integer value, int otherwise, int least, int most) {
        int number = value == null ? otherwise : value;
        if (number < least || number > most) {
            throw new Refused(
                    Refusal.LIMIT_EXCEEDED, "%s: expected a number from %d to %d".formatted(field, least, most));
        }
        return number;
    }

    /** The list, none of whose elements is null. */
    public static <T> List<T> whole(String field, List<T> list) {
        int at = new ArrayList<>(list).indexOf(null);
        if (at >= 0) {
            throw malformed("%s[%d]: expected a value, not null".formatted(field, at));
        }
        return list;
    }

    public static Refused notFound(String detail, Object id) {
        return new Refused(CommonRefusal.NOT_FOUND, detail.formatted(id));
    }

    public static Refused malformed(String detail) {
        return new Refused(CommonRefusal.MALFORMED, detail);
    }
}
