package dev.terrace.testing.architecture.good;

/** A noun. */
public record Lot(String id) {}
