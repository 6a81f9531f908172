package dev.terrace.rules.architecture.good;

/** A noun. */
public record Lot(String id) {}
