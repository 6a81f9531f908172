/** The facts that services tell one another. The contract is in api-specs/events. */
@NullMarked
package dev.terrace.shared.event;

import org.jspecify.annotations.NullMarked;
