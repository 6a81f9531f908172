package dev.terrace.shared.work;

/**
 * One thing that is wrong.
 *
 * @param path where, such as {@code boxes[2].x1}
 * @param problem a sentence that says what to do
 */
public record Fault(String path, String problem) {
    @Override
    public String toString() {
        return path.isEmpty() ? problem : path + ": " + problem;
    }
}
