/** Callers who mean harm, or whose tools are broken: each is refused in bounded memory and time, and others are served meanwhile. */
@NullMarked
package dev.terrace.systemtests.hostile;

import org.jspecify.annotations.NullMarked;
