/** A stage that imports the root and nothing beside it. */
@NullMarked
package dev.terrace.testing.architecture.good.upload;

import org.jspecify.annotations.NullMarked;
