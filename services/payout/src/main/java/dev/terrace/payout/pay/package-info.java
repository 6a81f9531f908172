/** Takes in what the bank did with each payment of an approved run: settled, or returned and owed again. */
@NullMarked
package dev.terrace.payout.pay;

import org.jspecify.annotations.NullMarked;
