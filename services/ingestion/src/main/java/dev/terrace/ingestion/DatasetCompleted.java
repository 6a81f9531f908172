package dev.terrace.ingestion;

/** Told within this process when the last unit of a dataset has been settled for the first time; the dataset says when that was. */
public record DatasetCompleted(String dataset) {}
