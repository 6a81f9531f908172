package dev.terrace.rules.architecture.bad.util;

/** Anything. */
public class Strings {}
