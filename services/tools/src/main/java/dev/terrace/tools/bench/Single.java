package dev.terrace.tools.bench;

import dev.terrace.tools.client.Answer;
import dev.terrace.tools.client.Api;
import dev.terrace.tools.client.Call;
import dev.terrace.tools.client.Callers;
import dev.terrace.tools.client.Pause;
import dev.terrace.tools.client.Service;
import dev.terrace.tools.console.Console;
import dev.terrace.tools.people.Client;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** One label a call, as a page sends it: a pack of one unit, a submission of one label, by sixteen clients at once. */
public final class Single {
    private static final int CLIENTS = 16;
    private static final long UNITS = 200_000;
    private static final double LABEL_STUDIO = 10;
    private static final Duration REST = Duration.ofMillis(20);

    private final Console console;
    private final Callers callers;
    private final Duration warmUp;
    private final Duration window;
    private final Latencies packs = new Latencies();
    private final Latencies submissions = new Latencies();
    private volatile boolean stopped;

    /** @param window how long is measured; the warm-up before it is as long */
    public Single(Console console, Callers callers, Duration window) {
        this.console = console;
        this.callers = callers;
        this.warmUp = window;
        this.window = window;
        Hands.register(callers, Flow.SITES);
    }

    public List<Bar> bars(String key, String store) {
        Client client = new Client(callers.client("bench"));
        String project = client.project(key, Flow.terms("Single " + key));
        client.upload(key, project, Flow.manifest(UNITS));
        List<Future<?>> work = new ArrayList<>();
        double seconds;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int n = 0; n < CLIENTS; n++) {
                String site = Hands.site(n % Flow.SITES);
                work.add(threads.submit(() -> work(callers.site(site), site, project)));
            }
            console.say("  warm-up, not counted: %d s", warmUp.toSeconds());
            Pause.of(warmUp);
            packs.clear();
            submissions.clear();
            long began = System.nanoTime();
            Pause.of(window);
            seconds = (System.nanoTime() - began) / 1e9;
            stopped = true;
        }
        for (Future<?> one : work) {
            if (one.state() == Future.State.FAILED) {
                throw new IllegalStateException("a client gave up", one.exceptionNow());
            }
        }
        double rate = submissions.count() / seconds;
        return List.of(
                Bar.atMost(10, "p50 of a pack of one", packs.millis(0.5), "ms", store + ", " + packs.spread()),
                Bar.atMost(
                        10,
                        "p50 of a submission of one",
                        submissions.millis(0.5),
                        "ms",
                        store + ", " + submissions.spread()),
                Bar.atLeast(
                        100 * LABEL_STUDIO,
                        "one label a call, %d clients".formatted(CLIENTS),
                        rate,
                        "labels/s",
                        "%s; Label Studio 1.23.2, 10 labels/s, %.0f×".formatted(store, rate / LABEL_STUDIO)));
    }

    private void work(Api api, String site, String project) {
        while (!stopped) {
            Answer answer = packs.timed(() -> Hands.pull(api, project, 1));
            if (answer.status() != 201) {
                Pause.of(REST);
                continue;
            }
            List<Hands.Held> held = new ArrayList<>();
            String pack = Hands.read(answer.body(), held);
            submissions.timed(() -> api.post(Service.DISPATCH, "/v1/packs/" + pack + "/submissions")
                    .body(Call.NDJSON, Hands.rows(site, held))
                    .key(UUID.randomUUID().toString())
                    .send()
                    .expect(200));
        }
    }
}
