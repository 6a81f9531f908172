package dev.terrace.systemtests.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.terrace.tools.client.Answer;
import dev.terrace.tools.client.Api;
import dev.terrace.tools.client.Callers;
import dev.terrace.tools.client.Pause;
import dev.terrace.tools.client.Service;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Somebody else who calls every service in turn while a test does harm, and must be served all the time by the same process. */
final class Bystander implements AutoCloseable {
    private static final Duration LONGEST = Duration.ofSeconds(8);
    private static final Duration BETWEEN = Duration.ofMillis(100);

    private final Callers callers;
    private final Map<Service, String> started;
    private final List<String> ill = new ArrayList<>();
    private final CompletableFuture<Void> asking;
    private int served;
    private volatile boolean enough;

    Bystander(Callers callers) {
        this.callers = callers;
        this.started = processes();
        this.asking = CompletableFuture.runAsync(this::ask, Thread::startVirtualThread);
    }

    private void ask() {
        while (!enough || served < Service.values().length) {
            for (Service service : Service.values()) {
                long before = System.nanoTime();
                int status = status(service);
                long millis = (System.nanoTime() - before) / 1_000_000;
                served++;
                if (status != 200 || millis > LONGEST.toMillis()) {
                    ill.add("%s answered %d after %d ms".formatted(service, status, millis));
                }
            }
            Pause.of(BETWEEN);
        }
    }

    /** Zero if nobody answers. */
    private int status(Service service) {
        try {
            return api(service).get(service, path(service)).send().status();
        } catch (Api.Unreachable e) {
            return 0;
        }
    }

    private Api api(Service service) {
        return (service == Service.QUALITY ? callers.reviewer() : callers.operator()).patient(Duration.ZERO);
    }

    private static String path(Service service) {
        return switch (service) {
            case INGESTION -> "/v1/projects?limit=1";
            case DISPATCH -> "/v1/queue";
            case QUALITY -> "/v1/reviews?limit=1";
            case PAYOUT -> "/v1/counties/pay?currency=CNY";
        };
    }

    /** When the process of each service began. */
    private Map<Service, String> processes() {
        Map<Service, String> began = new EnumMap<>(Service.class);
        for (Service service : Service.values()) {
            Answer metrics = callers.nobody().get(service, "/q/metrics").send().expect(200);
            began.put(
                    service,
                    Arrays.stream(metrics.text().split("\n"))
                            .filter(line -> line.startsWith("process_start_time_seconds"))
                            .findFirst()
                            .orElseThrow());
        }
        return began;
    }

    @Override
    public void close() {
        enough = true;
        asking.join();
        assertEquals(List.of(), ill);
        assertTrue(served > 0);
        assertEquals(started, processes(), "a service has died");
    }
}
