package dev.terrace.tools.replay;

/** A recording that cannot be read; the message says where and what to do. */
public final class Malformed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Malformed(String message) {
        super(message);
    }
}
