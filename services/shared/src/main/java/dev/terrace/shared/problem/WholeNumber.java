package dev.terrace.shared.problem;

import org.jspecify.annotations.Nullable;

/** Reads the whole numbers that callers put into paths and queries. */
public final class WholeNumber {
    private WholeNumber() {}

    /**
     * @return the number from 1 to {@code most} that is written there, or what stands for it when it is absent
     * @throws Refused if it is anything else
     */
    public static int read(String name, @Nullable String text, int absent, int most) {
        if (text == null) {
            return absent;
        }
        int number = text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 0;
        if (number < 1 || number > most) {
            throw new Refused(
                    CommonRefusal.BAD_PARAMETER, "%s: write a whole number from 1 to %d".formatted(name, most));
        }
        return number;
    }
}
