package dev.terrace.testing.architecture.bad.split;

/** Public for nobody. */
public class Alone {}
