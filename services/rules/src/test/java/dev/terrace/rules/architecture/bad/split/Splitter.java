package dev.terrace.rules.architecture.bad.split;

/** Public for a sibling. */
public class Splitter {}
