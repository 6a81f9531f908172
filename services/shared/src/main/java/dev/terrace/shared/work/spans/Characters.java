package dev.terrace.shared.work.spans;

import java.text.BreakIterator;
import java.util.Locale;

/** A text by code points, and where what a reader sees as one character begins and ends. */
final class Characters {
    private final int[] codePoints;
    private final boolean[] begins;

    Characters(String text) {
        codePoints = text.codePoints().toArray();
        begins = new boolean[codePoints.length + 1];
        BreakIterator breaks = BreakIterator.getCharacterInstance(Locale.ROOT);
        breaks.setText(text);
        int chars = 0;
        int next = breaks.first();
        for (int i = 0; i <= codePoints.length; i++) {
            while (next != BreakIterator.DONE && next < chars) {
                next = breaks.next();
            }
            begins[i] = next == chars;
            chars += i < codePoints.length ? Character.charCount(codePoints[i]) : 0;
        }
    }

    int length() {
        return codePoints.length;
    }

    boolean isBlank(int at) {
        return Character.isWhitespace(codePoints[at]) || Character.isSpaceChar(codePoints[at]);
    }

    /** Whether a character begins here, or the text ends; not inside an emoji or before a mark of a letter. */
    boolean begins(int at) {
        return begins[at];
    }
}
