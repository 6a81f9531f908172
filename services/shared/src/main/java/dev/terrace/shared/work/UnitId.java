package dev.terrace.shared.work;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** A unit's id, {@code <dataset>.<lot>.<n>}; n is its position in the lot, from 0. */
public record UnitId(LotId lot, int n) {
    private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]{0,8}");

    /** @throws IllegalArgumentException if the text is no such id */
    @JsonCreator
    public static UnitId parse(String text) {
        int dot = text.lastIndexOf('.');
        if (dot <= 0) {
            throw new IllegalArgumentException("expected <dataset>.<lot>.<n>");
        }
        return new UnitId(LotId.parse(text.substring(0, dot)), number(text.substring(dot + 1)));
    }

    /** A number written in the one canonical way, so that one thing has one id. */
    static int number(String digits) {
        if (!NUMBER.matcher(digits).matches()) {
            throw new IllegalArgumentException("expected a whole number without leading zeros");
        }
        return Integer.parseInt(digits);
    }

    public LabelId label(int attempt) {
        return new LabelId(this, attempt);
    }

    @Override
    @JsonValue
    public String toString() {
        return lot + "." + n;
    }
}
