package dev.terrace.testing.architecture.neighbour;

/** A noun of another service. */
public record Neighbour(String id) {}
