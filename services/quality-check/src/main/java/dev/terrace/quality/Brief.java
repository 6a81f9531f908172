package dev.terrace.quality;

import dev.terrace.shared.work.Task;
import dev.terrace.shared.work.Terms;
import java.util.List;

/**
 * What the workers of a lot were asked.
 *
 * @param tasks of its units, by their numbers
 */
public record Brief(Terms terms, List<Task> tasks) {
    public Brief {
        tasks = List.copyOf(tasks);
    }

    /** @throws IllegalArgumentException if the lot has no such unit */
    public Task task(int unit) {
        if (unit < 0 || unit >= tasks.size()) {
            throw new IllegalArgumentException("the lot has %d units, and none is %d".formatted(tasks.size(), unit));
        }
        return tasks.get(unit);
    }

    public Judge<?> judge() {
        return Judge.of(terms.work());
    }
}
