package dev.terrace.ingestion.formats;

import java.util.Arrays;

/** The runs of a mask as pycocotools packs them into a text: five bits a letter, from the third run on the difference to the one before last. */
final class Runs {
    private static final int FIRST_LETTER = 48;
    private static final int MORE = 0x20;
    private static final int NEGATIVE = 0x10;
    private static final int BITS = 5;

    private Runs() {}

    /** @throws IllegalArgumentException if it is no such text */
    static long[] unpacked(String text) {
        long[] runs = new long[text.length()];
        int count = 0;
        for (int i = 0; i < text.length(); count++) {
            long run = 0;
            int shift = 0;
            int letter;
            do {
                letter = i < text.length() ? text.charAt(i++) - FIRST_LETTER : -1;
                if (letter < 0 || letter >= 2 * MORE || shift > 50) {
                    throw new IllegalArgumentException("the counts of its segmentation are no runs of COCO: mend them");
                }
                run |= (long) (letter & MORE - 1) << shift;
                shift += BITS;
            } while ((letter & MORE) != 0);
            if ((letter & NEGATIVE) != 0) {
                run |= -1L << shift;
            }
            runs[count] = count > 2 ? run + runs[count - 2] : run;
        }
        return Arrays.copyOf(runs, count);
    }
}
