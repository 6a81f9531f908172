/** Which of two or more answers to a prompt is better, and by how much. */
@NullMarked
package dev.terrace.shared.work.answers;

import org.jspecify.annotations.NullMarked;
