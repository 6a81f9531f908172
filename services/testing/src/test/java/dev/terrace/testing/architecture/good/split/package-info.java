/** Another stage. */
@NullMarked
package dev.terrace.testing.architecture.good.split;

import org.jspecify.annotations.NullMarked;
