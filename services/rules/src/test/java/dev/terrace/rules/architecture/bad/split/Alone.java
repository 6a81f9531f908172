package dev.terrace.rules.architecture.bad.split;

/** Public for nobody. */
public class Alone {}
