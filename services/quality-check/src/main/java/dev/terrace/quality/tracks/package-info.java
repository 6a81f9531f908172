/** Judges objects followed through a video. */
@NullMarked
package dev.terrace.quality.tracks;

import org.jspecify.annotations.NullMarked;
