package dev.terrace.shared.work;

/**
 * One person's answer to one unit, or the answer the client gets. Each kind of work has its own record in its own folder; the
 * JSON form is that of worktypes in the API, {@code {"class": "cat"}} or {@code {"boxes": [...]}}, and is read by the
 * {@link LabelSchema} of its terms, which know the kind.
 */
public interface Label {}
