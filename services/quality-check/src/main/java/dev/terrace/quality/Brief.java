package dev.terrace.quality;

import dev.terrace.shared.work.Task;
import dev.terrace.shared.work.Terms;
import java.util.List;

/**
 * What the workers of a lot were asked.
 *
 * @param tasks of its units, by their numbers
 * @param judge of their work
 */
public record Brief(Terms terms, List<Task> tasks, Judge<?> judge) {
    public Brief {
        tasks = List.copyOf(tasks);
    }

    public static Brief of(Terms terms, List<Task> tasks) {
        return new Brief(terms, tasks, Judge.of(terms.work()));
    }

    /** @throws IllegalArgumentException if the lot has no such unit */
    public Task task(int unit) {
        if (unit < 0 || unit >= tasks.size()) {
            throw new IllegalArgumentException("the lot has %d units, and none is %d".formatted(tasks.size(), unit));
        }
        return tasks.get(unit);
    }
}
