package dev.terrace.shared.store;

/** Documents whose shape a service has to know before it starts. */
public interface Shaped {

    /** @throws EarlierShapeException if they are of another one */
    void requireShape();
}
