/** Judges what is told of a video: what happens in it, and when. */
@NullMarked
package dev.terrace.quality.events;

import org.jspecify.annotations.NullMarked;
