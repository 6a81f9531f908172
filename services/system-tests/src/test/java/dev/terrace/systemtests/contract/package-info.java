/** The REST contracts as the builds make them: equal to those in review, complete, and a way to call every operation. */
@NullMarked
package dev.terrace.systemtests.contract;

import org.jspecify.annotations.NullMarked;
