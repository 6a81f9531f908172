/** The doors in a real browser, on the real stack: each door's commonest tasks, and every page looked at by axe. */
@NullMarked
package dev.terrace.console.browser;

import org.jspecify.annotations.NullMarked;
