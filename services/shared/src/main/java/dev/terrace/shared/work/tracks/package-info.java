/** Objects followed through a video by boxes at key frames. */
@NullMarked
package dev.terrace.shared.work.tracks;

import org.jspecify.annotations.NullMarked;
