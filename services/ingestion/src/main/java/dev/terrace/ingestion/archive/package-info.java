/** Opens archives of media that strangers packed: what is good in them is handed over, all else is refused by name. */
@NullMarked
package dev.terrace.ingestion.archive;

import org.jspecify.annotations.NullMarked;
