/** Another service. */
@NullMarked
package dev.terrace.rules.architecture.neighbour;

import org.jspecify.annotations.NullMarked;
