/** One class of a list for each item. */
@NullMarked
package dev.terrace.shared.work.classes;

import org.jspecify.annotations.NullMarked;
