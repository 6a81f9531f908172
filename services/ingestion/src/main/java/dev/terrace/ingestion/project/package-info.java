/** Projects and their versions: reads what a client asks for, says what is wrong with it, and fixes the terms. */
@NullMarked
package dev.terrace.ingestion.project;

import org.jspecify.annotations.NullMarked;
