package dev.terrace.ingestion;

import dev.terrace.shared.problem.CommonRefusal;
import dev.terrace.shared.problem.Refused;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where a page of a list that is ordered by time has ended. */
public record Cursor(Instant at, String id) {

    private static final Pattern FORM = Pattern.compile("([0-9]{1,14})\\.([a-z0-9.-]{1,64})");

    /**
     * @return null if there is none, for the first page
     * @throws Refused if it is none of ours
     */
    public static @Nullable Cursor parse(@Nullable String text) {
        if (text == null) {
            return null;
        }
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new Refused(CommonRefusal.BAD_PARAMETER, "cursor: give back 'next' of the page before, as it came");
        }
        return new Cursor(Instant.ofEpochMilli(Long.parseLong(form.group(1))), form.group(2));
    }

    @Override
    public String toString() {
        return at.toEpochMilli() + "." + id;
    }
}
