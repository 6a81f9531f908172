/** What people decide and look up: the review queue, and why a unit was judged as it was. */
@NullMarked
package dev.terrace.quality.accept;

import org.jspecify.annotations.NullMarked;
