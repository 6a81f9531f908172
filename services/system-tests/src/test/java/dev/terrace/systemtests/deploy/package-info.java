/** What {@code deploy/} says of the services, held against the services. */
@NullMarked
package dev.terrace.systemtests.deploy;

import org.jspecify.annotations.NullMarked;
