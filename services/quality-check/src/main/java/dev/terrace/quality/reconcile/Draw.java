package dev.terrace.quality.reconcile;

/** A number between 0 and 1 that depends on a name alone, and is as good as drawn by chance. */
final class Draw {
    private Draw() {}

    /**
     * Whether the n-th of a row is one of those drawn: in every stretch of 1/rate there is one, and nobody can tell which.
     */
    static boolean isOneOf(double rate, String row, int n) {
        if (rate <= 0) {
            return false;
        }
        int stretch = Math.max(1, (int) Math.round(1 / rate));
        return n % stretch == (int) (of(row + "/" + n / stretch) * stretch);
    }

    static double of(String name) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < name.length(); i++) {
            hash = (hash ^ name.charAt(i)) * 0x100000001b3L;
        }
        hash ^= hash >>> 33;
        hash *= 0xff51afd7ed558ccdL;
        hash ^= hash >>> 33;
        return (hash >>> 11) * 0x1p-53;
    }
}
