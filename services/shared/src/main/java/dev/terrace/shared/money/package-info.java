/** Amounts: whole micro-units with their currency, exact or refused. */
@NullMarked
package dev.terrace.shared.money;

import org.jspecify.annotations.NullMarked;
