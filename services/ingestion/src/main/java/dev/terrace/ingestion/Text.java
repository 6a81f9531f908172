package dev.terrace.ingestion;

import org.jspecify.annotations.Nullable;

/** What no text from outside may hold, as neither the store nor a reader could make sense of it. */
public final class Text {

    private Text() {}

    /** Says what is wrong with a text that may have several lines; null if nothing is. */
    public static @Nullable String fault(String text) {
        if (text.isBlank()) {
            return "is blank: give it a value or leave the field out";
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                return "has a zero character: take it out";
            }
            if (Character.isSurrogate(c)) {
                boolean pair = Character.isHighSurrogate(c)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1));
                if (!pair) {
                    return "has half a character (a lone surrogate): send valid UTF-8";
                }
                i++;
            }
        }
        return null;
    }

    /** Says what is wrong with a name: one line, not too long; null if nothing is. */
    public static @Nullable String nameFault(String name, int characters) {
        if (name.length() > characters) {
            return "must be at most " + characters + " characters";
        }
        for (int i = 0; i < name.length(); i++) {
            if (Character.isISOControl(name.charAt(i))) {
                return "has a control character: take it out";
            }
        }
        return fault(name);
    }

    /** A text from outside, short and harmless enough to be repeated in an answer. */
    public static String quoted(String text) {
        String start = text.length() > 40 ? text.substring(0, 40) + "…" : text;
        return start.replaceAll("[\\p{Cntrl}\\p{Cs}]", "?");
    }
}
