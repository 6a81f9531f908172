package dev.terrace.rules.architecture.good.upload;

/** Seen by its own stage only. */
class Naming {
    String next() {
        return "lot";
    }
}
