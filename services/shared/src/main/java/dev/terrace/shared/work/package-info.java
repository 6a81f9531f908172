/** The nouns of the work itself: what a project version fixes, what a label may be, and ids that tell where they belong. */
@NullMarked
package dev.terrace.shared.work;

import org.jspecify.annotations.NullMarked;
