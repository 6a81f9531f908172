/** Counts entries into checkpoints and tells what accounts come to: the trial balance, and what is owed where. */
@NullMarked
package dev.terrace.payout.balance;

import org.jspecify.annotations.NullMarked;
