/** The other people who use Terrace, as callers: a client company, a reviewer, finance. */
@NullMarked
package dev.terrace.tools.people;

import org.jspecify.annotations.NullMarked;
