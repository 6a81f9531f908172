/** Takes in what waits for labels and what the judge asks for or closes, and shows where a unit is. */
@NullMarked
package dev.terrace.dispatch.queue;

import org.jspecify.annotations.NullMarked;
