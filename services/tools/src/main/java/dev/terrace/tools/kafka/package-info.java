/** Topics, read to their end and written to, by those who look at a Terrace from outside. */
@NullMarked
package dev.terrace.tools.kafka;

import org.jspecify.annotations.NullMarked;
