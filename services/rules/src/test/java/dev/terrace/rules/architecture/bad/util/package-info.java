/** A folder that tells no story. */
@NullMarked
package dev.terrace.rules.architecture.bad.util;

import org.jspecify.annotations.NullMarked;
