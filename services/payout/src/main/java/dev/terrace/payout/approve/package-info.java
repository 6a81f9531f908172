/** Pay runs: one person freezes what is owed, another approves exactly that, byte for byte. */
@NullMarked
package dev.terrace.payout.approve;

import org.jspecify.annotations.NullMarked;
