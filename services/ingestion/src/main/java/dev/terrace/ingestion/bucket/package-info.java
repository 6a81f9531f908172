/** Clients' own buckets: how one is read, and what is remembered of it so that the next time only what is new is. */
@NullMarked
package dev.terrace.ingestion.bucket;

import org.jspecify.annotations.NullMarked;
