/** Judges any subset of a list of classes for each item. */
@NullMarked
package dev.terrace.quality.classesseveral;

import org.jspecify.annotations.NullMarked;
