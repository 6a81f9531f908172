/** Takes in the labels of a pack and answers each row with what happened to it. */
@NullMarked
package dev.terrace.dispatch.submit;

import org.jspecify.annotations.NullMarked;
