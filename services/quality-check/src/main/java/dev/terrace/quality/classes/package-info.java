/** Judges one class of a list for each item. */
@NullMarked
package dev.terrace.quality.classes;

import org.jspecify.annotations.NullMarked;
