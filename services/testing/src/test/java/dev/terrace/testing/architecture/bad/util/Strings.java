package dev.terrace.testing.architecture.bad.util;

/** Anything. */
public class Strings {}
