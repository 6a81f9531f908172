@NullMarked
package dev.terrace.console;

import org.jspecify.annotations.NullMarked;
