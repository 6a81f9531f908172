/** Judges parts marked in a text. */
@NullMarked
package dev.terrace.quality.spans;

import org.jspecify.annotations.NullMarked;
