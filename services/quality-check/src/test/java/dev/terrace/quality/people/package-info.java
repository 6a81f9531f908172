/** People who err as people do at faces, answers, videos and drives; they know nothing of how labels are judged. */
@NullMarked
package dev.terrace.quality.people;

import org.jspecify.annotations.NullMarked;
