/** Gives back what has come of a dataset: resolutions, single units, and the rows that were refused. */
@NullMarked
package dev.terrace.ingestion.export;

import org.jspecify.annotations.NullMarked;
