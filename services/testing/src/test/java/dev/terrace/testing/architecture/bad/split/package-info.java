/** The sibling. */
@NullMarked
package dev.terrace.testing.architecture.bad.split;

import org.jspecify.annotations.NullMarked;
