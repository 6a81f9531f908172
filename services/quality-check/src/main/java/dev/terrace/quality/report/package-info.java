/** How good the work of a project is, for its client and for the house. */
@NullMarked
package dev.terrace.quality.report;

import org.jspecify.annotations.NullMarked;
