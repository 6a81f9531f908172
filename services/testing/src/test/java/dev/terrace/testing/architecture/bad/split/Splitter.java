package dev.terrace.testing.architecture.bad.split;

/** Public for a sibling. */
public class Splitter {}
