package dev.terrace.tools;

/** Names of runs, so that a program can run many times on one system: short, and later ones sort last. */
final class Runs {
    private Runs() {}

    static String newId() {
        return Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);
    }
}
