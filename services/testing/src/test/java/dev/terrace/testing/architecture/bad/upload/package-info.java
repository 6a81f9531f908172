/** A stage that looks into its sibling. */
@NullMarked
package dev.terrace.testing.architecture.bad.upload;

import org.jspecify.annotations.NullMarked;
