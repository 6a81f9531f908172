/** A stage that imports the root and nothing beside it. */
@NullMarked
package dev.terrace.rules.architecture.good.upload;

import org.jspecify.annotations.NullMarked;
