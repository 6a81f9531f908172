/** The rules of the style as tests, and small services that keep them or break them, so that each rule is seen to bite. */
@NullMarked
package dev.terrace.rules.architecture;

import org.jspecify.annotations.NullMarked;
