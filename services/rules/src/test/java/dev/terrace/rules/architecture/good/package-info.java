/** A service that keeps every rule. */
@NullMarked
package dev.terrace.rules.architecture.good;

import org.jspecify.annotations.NullMarked;
