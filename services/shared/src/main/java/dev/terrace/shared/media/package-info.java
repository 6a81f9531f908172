/** Addresses of media that anybody may read who has them, for a while. */
@NullMarked
package dev.terrace.shared.media;

import org.jspecify.annotations.NullMarked;
