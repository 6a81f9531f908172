/**
 * One origin for everything people touch: the pages, sign-in, and the four services' APIs behind it.
 *
 * <p>Tokens stay here; the pages know only a session cookie that they cannot read.
 */
@NullMarked
package dev.terrace.console;

import org.jspecify.annotations.NullMarked;
