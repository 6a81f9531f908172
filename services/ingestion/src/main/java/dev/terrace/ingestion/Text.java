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
        if (text.indexOf(0) >= 0) {
            return "has a zero character: take it out";
        }
        return isWhole(text) ? null : "has half a character (a lone surrogate): send valid UTF-8";
    }

    /** Whether every surrogate in the text is half of a pair. */
    public static boolean isWhole(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                boolean pair = Character.isHighSurrogate(text.charAt(i))
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1));
                if (!pair) {
                    return false;
                }
                i++;
            }
        }
        return true;
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
        int end = Math.min(text.length(), 40);
        if (end < text.length() && Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        String start = end < text.length() ? text.substring(0, end) + "…" : text;
        return start.replaceAll("[\\p{Cntrl}\\p{Cs}]", "?");
    }
}
