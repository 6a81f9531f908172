package dev.terrace.shared.delivery;

/** What an event needs is expected, by another event that is on its way; its message names what is missing. */
public class NotYetException extends RuntimeException {
    public NotYetException(String missing) {
        super(missing);
    }
}
