/** Uploads that go on where a line was cut: tus 1.0, in which the offset is the length of the file. */
@NullMarked
package dev.terrace.ingestion.tus;

import org.jspecify.annotations.NullMarked;
