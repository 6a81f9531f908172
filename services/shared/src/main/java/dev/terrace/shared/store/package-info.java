/** The one trick the store knows: load, let a pure function decide, save if nobody was faster, with the events of the change. */
@NullMarked
package dev.terrace.shared.store;

import org.jspecify.annotations.NullMarked;
