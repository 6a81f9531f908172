/** Tests of the nouns and what all tests of this service share. */
@NullMarked
package dev.terrace.payout;

import org.jspecify.annotations.NullMarked;
