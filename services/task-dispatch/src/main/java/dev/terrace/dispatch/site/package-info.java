/** Registers counties, sites, teams and workers. */
@NullMarked
package dev.terrace.dispatch.site;

import org.jspecify.annotations.NullMarked;
