/** Any subset of a list of classes for each item. */
@NullMarked
package dev.terrace.shared.work.classesseveral;

import org.jspecify.annotations.NullMarked;
