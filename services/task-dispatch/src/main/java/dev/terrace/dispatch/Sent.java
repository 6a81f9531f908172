package dev.terrace.dispatch;

/**
 * One sending of a label. Until its verdict another one of the same attempt and worker takes its place.
 *
 * @param digest of the label, by which one that is the same is told from a corrected one
 * @param atMillis when its submission was received
 */
public record Sent(String submission, String digest, long atMillis) {}
