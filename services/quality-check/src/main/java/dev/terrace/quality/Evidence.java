package dev.terrace.quality;

/**
 * What one judged label teaches of its worker.
 *
 * @param question what it is about: {@link Skill#ALL}, or one of the kind's own such as {@code cat>dog}
 * @param hit how far she was right, in [0, 1]
 * @param weight how sure that is, in [0, 1]
 */
public record Evidence(String question, double hit, double weight) {}
