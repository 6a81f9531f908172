/** The stack's own tests: the {@code *Test}s run nothing, the {@code *IT}s run the real servers. */
@NullMarked
package dev.terrace.stack;

import org.jspecify.annotations.NullMarked;
