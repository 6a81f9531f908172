/** Boxes in camera images, cuboids in space, and which box is of which cuboid. */
@NullMarked
package dev.terrace.shared.work.scene;

import org.jspecify.annotations.NullMarked;
