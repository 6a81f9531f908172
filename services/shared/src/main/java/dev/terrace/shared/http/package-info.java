/** What is decided about a request before it reaches its resource: whether there is room, and whether it is clean. */
@NullMarked
package dev.terrace.shared.http;

import org.jspecify.annotations.NullMarked;
