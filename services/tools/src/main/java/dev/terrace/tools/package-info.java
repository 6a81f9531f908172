/** What an operator or a client would do with the running system, as programs: the demo, the replay of recorded labels, the benchmarks. */
@NullMarked
package dev.terrace.tools;

import org.jspecify.annotations.NullMarked;
