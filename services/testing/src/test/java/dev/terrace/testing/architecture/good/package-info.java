/** A service that keeps every rule. */
@NullMarked
package dev.terrace.testing.architecture.good;

import org.jspecify.annotations.NullMarked;
