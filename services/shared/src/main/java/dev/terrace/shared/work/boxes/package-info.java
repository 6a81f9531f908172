/** Axis-aligned 2D boxes on an image. */
@NullMarked
package dev.terrace.shared.work.boxes;

import org.jspecify.annotations.NullMarked;
