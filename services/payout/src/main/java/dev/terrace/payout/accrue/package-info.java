/** Prices each judgement once and books it: one balanced entry, and a due for what it leaves owed. */
@NullMarked
package dev.terrace.payout.accrue;

import org.jspecify.annotations.NullMarked;
