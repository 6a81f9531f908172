package dev.terrace.rules.architecture.good;

import io.micrometer.core.instrument.MeterRegistry;

/** What is counted. */
public class Meters {
    public void uploaded(MeterRegistry registry) {
        registry.counter("uploaded").increment();
    }
}
