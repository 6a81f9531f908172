/** Hears what quality-check has judged and tells a client how far a dataset is. */
@NullMarked
package dev.terrace.ingestion.progress;

import org.jspecify.annotations.NullMarked;
