/** How sets of named points are compared and made into one, and what is said of them. */
@NullMarked
package dev.terrace.quality.landmarks;

import org.jspecify.annotations.NullMarked;
