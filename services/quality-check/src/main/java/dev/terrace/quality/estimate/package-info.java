/** Looks at all labels of a dataset at once, by Dawid and Skene's method, and corrects what was judged unit by unit. */
@NullMarked
package dev.terrace.quality.estimate;

import org.jspecify.annotations.NullMarked;
