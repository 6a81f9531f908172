/** Simulated county sites: they pull packs, label like people do, and send labels over a line that drops. */
@NullMarked
package dev.terrace.tools.site;

import org.jspecify.annotations.NullMarked;
