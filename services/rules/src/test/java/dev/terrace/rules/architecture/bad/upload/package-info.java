/** A stage that looks into its sibling. */
@NullMarked
package dev.terrace.rules.architecture.bad.upload;

import org.jspecify.annotations.NullMarked;
