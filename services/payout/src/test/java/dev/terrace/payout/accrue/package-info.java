/** Tests of {@code accrue}. */
@NullMarked
package dev.terrace.payout.accrue;

import org.jspecify.annotations.NullMarked;
