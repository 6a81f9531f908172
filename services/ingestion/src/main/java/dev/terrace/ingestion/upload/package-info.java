/** Reads a manifest row by row in flat memory and stores what is good in it as a dataset. */
@NullMarked
package dev.terrace.ingestion.upload;

import org.jspecify.annotations.NullMarked;
