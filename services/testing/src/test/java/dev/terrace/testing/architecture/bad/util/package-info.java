/** A folder that tells no story. */
@NullMarked
package dev.terrace.testing.architecture.bad.util;

import org.jspecify.annotations.NullMarked;
