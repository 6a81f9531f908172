/** How an event that was heard becomes an effect, once and whatever happens, or is parked. */
@NullMarked
package dev.terrace.shared.delivery;

import org.jspecify.annotations.NullMarked;
