package dev.terrace.ingestion;

import static dev.terrace.ingestion.Refusal.BAD_PARAMETER;

import dev.terrace.shared.problem.Refused;
import org.jspecify.annotations.Nullable;

/** Reads the parameters of calls, and says which of them cannot be read. */
public final class Parameters {

    private Parameters() {}

    /** A whole number from 1 on, or what stands for it when it is absent. */
    public static int number(String name, @Nullable String value, int most, int absent) {
        if (value == null) {
            return absent;
        }
        if (value.matches("[0-9]{1,9}")) {
            int number = Integer.parseInt(value);
            if (number >= 1 && number <= most) {
                return number;
            }
        }
        throw new Refused(BAD_PARAMETER, "'" + name + "' must be a whole number from 1 to " + most);
    }
}
