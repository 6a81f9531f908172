/** Tells clients what happened, signed by Standard Webhooks, again and again until they have heard it or three days are over. */
@NullMarked
package dev.terrace.ingestion.webhook;

import org.jspecify.annotations.NullMarked;
