/** Who calls, as their token says. */
@NullMarked
package dev.terrace.shared.identity;

import org.jspecify.annotations.NullMarked;
