/** Answers what is owed, what was paid and why: statements, balances, and the trace from a payment to a label and back. */
@NullMarked
package dev.terrace.payout.statement;

import org.jspecify.annotations.NullMarked;
