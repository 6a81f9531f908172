package dev.terrace.ingestion.upload;

import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * A request's body, and what its headers say of it.
 *
 * @param type its media type, with parameters
 * @param encoding how it is packed; null if it is not
 * @param declaredBytes −1 if that is not said
 */
record Sent(InputStream line, String type, @Nullable String encoding, long declaredBytes) {}
