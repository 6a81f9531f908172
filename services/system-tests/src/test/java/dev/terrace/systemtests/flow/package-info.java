/** Whole flows through the four packaged services, a real broker and a real store, with the guarantees checked after each. */
@NullMarked
package dev.terrace.systemtests.flow;

import org.jspecify.annotations.NullMarked;
