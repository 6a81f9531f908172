/** Properties: tests of what holds for any input, drawn from seeds. */
@NullMarked
package dev.terrace.shared.property;

import org.jspecify.annotations.NullMarked;
