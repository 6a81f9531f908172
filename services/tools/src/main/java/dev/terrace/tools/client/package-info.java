/** A caller of the four services over HTTP, as patient as a real one: fresh tokens, kept connections, repeats under the same key. */
@NullMarked
package dev.terrace.tools.client;

import org.jspecify.annotations.NullMarked;
