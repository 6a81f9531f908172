/** Judges boxes drawn on an image. */
@NullMarked
package dev.terrace.quality.boxes;

import org.jspecify.annotations.NullMarked;
