/** The eight guarantees of the design as checks on the four stores; each says which document breaks it and how. */
@NullMarked
package dev.terrace.tools.guarantee;

import org.jspecify.annotations.NullMarked;
