/** Judges outlines drawn on an image. */
@NullMarked
package dev.terrace.quality.polygons;

import org.jspecify.annotations.NullMarked;
