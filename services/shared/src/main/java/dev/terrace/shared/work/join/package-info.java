/** Finds what is one thing in neighbouring parts of an item. */
@NullMarked
package dev.terrace.shared.work.join;

import org.jspecify.annotations.NullMarked;
