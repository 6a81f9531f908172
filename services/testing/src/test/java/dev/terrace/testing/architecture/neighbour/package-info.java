/** Another service. */
@NullMarked
package dev.terrace.testing.architecture.neighbour;

import org.jspecify.annotations.NullMarked;
