/** The facts that services tell one another, and how one is delivered. The contract is in api-specs/events. */
@NullMarked
package dev.terrace.shared.event;

import org.jspecify.annotations.NullMarked;
