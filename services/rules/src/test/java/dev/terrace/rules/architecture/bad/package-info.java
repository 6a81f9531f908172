/** A service that breaks every rule. */
@NullMarked
package dev.terrace.rules.architecture.bad;

import org.jspecify.annotations.NullMarked;
