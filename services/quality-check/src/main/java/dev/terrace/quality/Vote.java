package dev.terrace.quality;

import dev.terrace.shared.work.Label;

/**
 * A label as the consensus hears it.
 *
 * @param attempt of the unit, which names the label
 * @param skill of the worker, as known when the panel is judged
 */
public record Vote<L extends Label>(int attempt, L label, Skill skill) {}
