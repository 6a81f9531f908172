/** Tests of {@code approve}. */
@NullMarked
package dev.terrace.payout.approve;

import org.jspecify.annotations.NullMarked;
