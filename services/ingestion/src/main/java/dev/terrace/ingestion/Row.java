package dev.terrace.ingestion;

/** What a row of a manifest came to: an item, or a refusal that says what to change. */
public sealed interface Row permits Item, RefusedRow {}
