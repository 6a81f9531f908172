package dev.terrace.ingestion;

/** Told within this process when a dataset has arrived whole; if nobody hears it, a sweep finds the dataset. */
public record DatasetReceived(String dataset) {}
