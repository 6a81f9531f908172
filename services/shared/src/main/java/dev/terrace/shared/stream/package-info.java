/** Bytes on their way. */
@NullMarked
package dev.terrace.shared.stream;

import org.jspecify.annotations.NullMarked;
