/** How orders of answers are compared and made into one, and what is said of them. */
@NullMarked
package dev.terrace.quality.answers;

import org.jspecify.annotations.NullMarked;
