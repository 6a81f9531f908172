/** Keeps media by their content, tells from the bytes what they are, and gives them out to whoever has a signed address. */
@NullMarked
package dev.terrace.ingestion.media;

import org.jspecify.annotations.NullMarked;
