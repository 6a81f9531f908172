/** Benchmarks, one line a bar, and the cheap caller that drives them. */
@NullMarked
package dev.terrace.tools.bench;

import org.jspecify.annotations.NullMarked;
