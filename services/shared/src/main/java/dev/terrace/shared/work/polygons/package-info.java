/** Outlines of things on an image, with parts and holes. */
@NullMarked
package dev.terrace.shared.work.polygons;

import org.jspecify.annotations.NullMarked;
