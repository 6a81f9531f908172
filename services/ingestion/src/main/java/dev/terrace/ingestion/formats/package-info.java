/** Writes resolutions in the formats that training code reads, and says what each of them cannot carry. */
@NullMarked
package dev.terrace.ingestion.formats;

import org.jspecify.annotations.NullMarked;
