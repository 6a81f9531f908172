package dev.terrace.rules.architecture.neighbour;

/** A noun of another service. */
public record Neighbour(String id) {}
