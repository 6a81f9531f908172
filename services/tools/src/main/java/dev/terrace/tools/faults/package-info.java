/** A system under load to which bad things are done, and what must be true of it afterwards. */
@NullMarked
package dev.terrace.tools.faults;

import org.jspecify.annotations.NullMarked;
