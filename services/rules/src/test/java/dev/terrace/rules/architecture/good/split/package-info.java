/** Another stage. */
@NullMarked
package dev.terrace.rules.architecture.good.split;

import org.jspecify.annotations.NullMarked;
