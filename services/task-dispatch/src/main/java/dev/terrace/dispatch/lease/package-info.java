/** Hands out packs, renews them, takes them back, and frees what has expired. */
@NullMarked
package dev.terrace.dispatch.lease;

import org.jspecify.annotations.NullMarked;
