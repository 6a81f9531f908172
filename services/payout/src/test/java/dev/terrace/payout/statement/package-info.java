/** Tests of {@code statement}. */
@NullMarked
package dev.terrace.payout.statement;

import org.jspecify.annotations.NullMarked;
