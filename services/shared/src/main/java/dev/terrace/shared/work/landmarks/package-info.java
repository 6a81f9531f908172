/** Named points of a face or another thing on an image, in feature groups. */
@NullMarked
package dev.terrace.shared.work.landmarks;

import org.jspecify.annotations.NullMarked;
