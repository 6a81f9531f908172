package dev.terrace.shared.health;

import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Asks a server whether it is there, and tells a missing one from a slow one. */
final class Server {
    private static final Duration SLOW = Duration.ofMillis(500);

    private Server() {}

    /** A question that a server answers, or fails to in bounded time. */
    interface Question {
        void ask() throws Exception;
    }

    /** @return up when it answered, however slowly; down when it did not */
    static HealthCheckResponse check(String name, Question question) {
        long asked = System.nanoTime();
        var response = HealthCheckResponse.named(name);
        try {
            question.ask();
        } catch (Exception e) {
            return response.down()
                    .withData("state", "missing")
                    .withData("cause", String.valueOf(e.getMessage()))
                    .build();
        }
        Duration took = Duration.ofNanos(System.nanoTime() - asked);
        return response.up()
                .withData("state", took.compareTo(SLOW) > 0 ? "slow" : "there")
                .withData("millis", took.toMillis())
                .build();
    }
}
