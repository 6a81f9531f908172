/** Recorded crowd labels: reading them, and sites whose workers say again what they once said. */
@NullMarked
package dev.terrace.tools.replay;

import org.jspecify.annotations.NullMarked;
