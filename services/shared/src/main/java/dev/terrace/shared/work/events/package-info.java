/** What happens in a video: which product is taken, from when to when, by which hand. */
@NullMarked
package dev.terrace.shared.work.events;

import org.jspecify.annotations.NullMarked;
