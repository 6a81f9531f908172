package dev.terrace.shared.work;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A label's id, {@code <unit>#<attempt>}; attempts of a unit count up from 1. */
public record LabelId(UnitId unit, int attempt) {

    /** @throws IllegalArgumentException if the text is no such id */
    @JsonCreator
    public static LabelId parse(String text) {
        int hash = text.indexOf('#');
        if (hash <= 0) {
            throw new IllegalArgumentException("expected <unit>#<attempt>");
        }
        return new LabelId(UnitId.parse(text.substring(0, hash)), UnitId.number(text.substring(hash + 1)));
    }

    @Override
    @JsonValue
    public String toString() {
        return unit + "#" + attempt;
    }
}
