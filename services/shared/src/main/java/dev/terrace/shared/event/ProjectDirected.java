package dev.terrace.shared.event;

import dev.terrace.shared.work.Directive;
import org.jspecify.annotations.Nullable;

/**
 * What may change for work that is out has changed. Of two the one with the higher number is in force.
 *
 * @param name as people call the project; null where it was told before names were
 */
public record ProjectDirected(
        String project, String client, @Nullable String name, long number, Directive directive) {}
