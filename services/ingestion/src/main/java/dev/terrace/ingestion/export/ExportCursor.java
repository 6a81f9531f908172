package dev.terrace.ingestion.export;

import dev.terrace.shared.problem.CommonRefusal;
import dev.terrace.shared.problem.Refused;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What of a dataset an export has seen: all that its tally had up to this step. */
record ExportCursor(String dataset, long sequence) {

    private static final Pattern FORM = Pattern.compile("(d-[a-z2-7]+)\\.([0-9]{1,15})");

    /**
     * @return null if there is none: the whole is wanted
     * @throws Refused if it is none of this dataset
     */
    static @Nullable ExportCursor parse(@Nullable String text, String dataset, long newest) {
        if (text == null) {
            return null;
        }
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new Refused(
                    CommonRefusal.BAD_PARAMETER, "since: give the cursor in the last line of an earlier export");
        }
        ExportCursor cursor = new ExportCursor(form.group(1), Long.parseLong(form.group(2)));
        if (!cursor.dataset().equals(dataset)) {
            throw new Refused(
                    CommonRefusal.BAD_PARAMETER,
                    "since: this cursor is of dataset " + cursor.dataset() + ", and this is " + dataset);
        }
        if (cursor.sequence() > newest) {
            throw new Refused(
                    CommonRefusal.BAD_PARAMETER, "since: no export of this dataset has given this cursor out yet");
        }
        return cursor;
    }

    @Override
    public String toString() {
        return dataset + "." + sequence;
    }
}
