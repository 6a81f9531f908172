/** Learns from each judgement how often a worker agrees with what was found to be right. */
@NullMarked
package dev.terrace.quality.skill;

import org.jspecify.annotations.NullMarked;
