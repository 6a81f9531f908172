package dev.terrace.testing.architecture.good.upload;

/** Seen by its own stage only. */
class Naming {
    String next() {
        return "lot";
    }
}
