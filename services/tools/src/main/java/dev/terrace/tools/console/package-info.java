/** What the programs of this module print: calm lines, one line of progress, plain tables. */
@NullMarked
package dev.terrace.tools.console;

import org.jspecify.annotations.NullMarked;
