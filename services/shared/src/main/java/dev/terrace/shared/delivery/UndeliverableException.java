package dev.terrace.shared.delivery;

import org.jspecify.annotations.Nullable;

/** This record cannot be delivered, now or later: it belongs on the dead-letter topic. */
public class UndeliverableException extends RuntimeException {
    UndeliverableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
