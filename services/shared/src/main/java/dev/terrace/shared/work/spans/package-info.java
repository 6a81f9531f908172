/** Marked parts of a text. */
@NullMarked
package dev.terrace.shared.work.spans;

import org.jspecify.annotations.NullMarked;
