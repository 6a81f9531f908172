/** Who may do what, and whose token is believed. */
@NullMarked
package dev.terrace.systemtests.identity;

import org.jspecify.annotations.NullMarked;
