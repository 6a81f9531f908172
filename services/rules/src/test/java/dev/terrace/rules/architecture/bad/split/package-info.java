/** The sibling. */
@NullMarked
package dev.terrace.rules.architecture.bad.split;

import org.jspecify.annotations.NullMarked;
