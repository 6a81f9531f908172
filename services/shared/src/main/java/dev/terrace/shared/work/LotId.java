package dev.terrace.shared.work;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A lot's id, {@code <dataset>.<lot>}. */
public record LotId(String dataset, int number) {

    /** @throws IllegalArgumentException if the text is no such id */
    @JsonCreator
    public static LotId parse(String text) {
        int dot = text.indexOf('.');
        if (dot <= 0) {
            throw new IllegalArgumentException("expected <dataset>.<lot>");
        }
        return new LotId(text.substring(0, dot), UnitId.number(text.substring(dot + 1)));
    }

    public UnitId unit(int n) {
        return new UnitId(this, n);
    }

    @Override
    @JsonValue
    public String toString() {
        return dataset + "." + number;
    }
}
