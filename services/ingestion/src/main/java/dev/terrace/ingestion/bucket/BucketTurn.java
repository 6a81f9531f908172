package dev.terrace.ingestion.bucket;

/**
 * An attempt at a dataset while it reads a prefix.
 *
 * @param bucket the id of the prefix
 * @param number counts who has read it: what a later one remembers, an earlier one that lags behind does not overwrite
 */
public record BucketTurn(String bucket, String dataset, int attempt, long number) {}
