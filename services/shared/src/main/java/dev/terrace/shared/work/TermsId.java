package dev.terrace.shared.work;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The id of terms, {@code <project>/<version>}; versions count up from 1. */
public record TermsId(String project, int version) {

    /** @throws IllegalArgumentException if the text is no such id */
    @JsonCreator
    public static TermsId parse(String text) {
        int slash = text.lastIndexOf('/');
        if (slash <= 0) {
            throw new IllegalArgumentException("expected <project>/<version>");
        }
        return new TermsId(text.substring(0, slash), UnitId.number(text.substring(slash + 1)));
    }

    @Override
    @JsonValue
    public String toString() {
        return project + "/" + version;
    }
}
