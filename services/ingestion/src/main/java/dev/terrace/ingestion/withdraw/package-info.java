/** Takes back what a client sent by mistake: a whole dataset or items of it. */
@NullMarked
package dev.terrace.ingestion.withdraw;

import org.jspecify.annotations.NullMarked;
