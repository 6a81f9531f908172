package dev.terrace.quality;

/**
 * One label's drawing of an object.
 *
 * @param label by its place among those that are made into one
 * @param part of a vote that the label has: 1, or less where it is one of several copies
 */
public record Member<O>(int label, O object, Skill skill, double part) {}
