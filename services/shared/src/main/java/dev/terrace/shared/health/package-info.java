/** Whether this service can work: what it needs is there, is slow, or is missing. */
@NullMarked
package dev.terrace.shared.health;

import org.jspecify.annotations.NullMarked;
