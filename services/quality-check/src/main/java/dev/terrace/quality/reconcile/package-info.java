/** Takes the labels that were stored into their panels and settles, asks for more, or calls for a reviewer. */
@NullMarked
package dev.terrace.quality.reconcile;

import org.jspecify.annotations.NullMarked;
