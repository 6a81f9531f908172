package dev.terrace.shared;

import jakarta.enterprise.inject.Produces;
import java.time.Clock;
import java.time.InstantSource;

/** The one place that knows the time; everything else is told it. */
class Clocks {

    @Produces
    InstantSource clock() {
        return Clock.tickMillis(java.time.ZoneOffset.UTC);
    }
}
