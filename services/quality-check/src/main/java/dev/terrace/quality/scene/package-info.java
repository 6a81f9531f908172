/** Judges scenes: boxes in images, cuboids in space, and links between them, together. */
@NullMarked
package dev.terrace.quality.scene;

import org.jspecify.annotations.NullMarked;
