/** A service that breaks every rule. */
@NullMarked
package dev.terrace.testing.architecture.bad;

import org.jspecify.annotations.NullMarked;
