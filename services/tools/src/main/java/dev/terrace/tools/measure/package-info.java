/** How good resolutions are: accuracy against truth, boxes matched by overlap, and the plain majority beside them. */
@NullMarked
package dev.terrace.tools.measure;

import org.jspecify.annotations.NullMarked;
