/** The demo's world: seeded sample data whose truth is known, people who err in human ways, and the closing tables. */
@NullMarked
package dev.terrace.tools.demo;

import org.jspecify.annotations.NullMarked;
