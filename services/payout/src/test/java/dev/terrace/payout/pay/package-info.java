/** Tests of {@code pay}. */
@NullMarked
package dev.terrace.payout.pay;

import org.jspecify.annotations.NullMarked;
