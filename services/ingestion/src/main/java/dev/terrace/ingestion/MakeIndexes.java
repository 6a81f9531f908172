package dev.terrace.ingestion;

/** The store can be reached, and whoever keeps a collection of its own below the root makes its indexes now. */
public record MakeIndexes() {}
