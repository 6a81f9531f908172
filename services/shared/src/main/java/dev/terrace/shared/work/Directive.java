package dev.terrace.shared.work;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What may change for work that is already out, unlike {@link Terms}.
 *
 * @param priority 0 to 9, a higher one is served first among the projects of the same client
 * @param weight share among projects of equal priority of the same client
 * @param paused units are not dealt; those that are leased may finish
 */
public record Directive(int priority, int weight, @Nullable Instant deadline, boolean paused) {}
