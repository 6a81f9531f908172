/** What every service is made of, with no decisions in it. Here: the clock. */
@NullMarked
package dev.terrace.shared;

import org.jspecify.annotations.NullMarked;
