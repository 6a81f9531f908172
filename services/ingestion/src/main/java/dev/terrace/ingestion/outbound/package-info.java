/** The one way out to addresses that clients supply: what is private is never connected to. */
@NullMarked
package dev.terrace.ingestion.outbound;

import org.jspecify.annotations.NullMarked;
