/** Cuts a received dataset into lots and announces them. */
@NullMarked
package dev.terrace.ingestion.split;

import org.jspecify.annotations.NullMarked;
