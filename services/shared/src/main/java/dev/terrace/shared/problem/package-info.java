/** How a request is refused: RFC 9457 problems that say what to do. */
@NullMarked
package dev.terrace.shared.problem;

import org.jspecify.annotations.NullMarked;
