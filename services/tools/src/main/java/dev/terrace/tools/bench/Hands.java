package dev.terrace.tools.bench;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.terrace.tools.client.Answer;
import dev.terrace.tools.client.Api;
import dev.terrace.tools.client.Call;
import dev.terrace.tools.client.Callers;
import dev.terrace.tools.client.Pause;
import dev.terrace.tools.client.Service;
import dev.terrace.tools.site.Crew;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Sites that cost next to nothing: they read of an answer only what must go back, and say what they are told to. */
final class Hands implements AutoCloseable {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int WORKERS = 16;
    private static final int DISSENT = 20;
    private static final Duration REST = Duration.ofMillis(20);

    private final Callers callers;
    private final String project;
    private final int packUnits;
    private final Function<Held, String> says;
    private final AtomicLong labels = new AtomicLong();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Future<?>> work = new ArrayList<>();
    private final AtomicLong refused = new AtomicLong();
    private final AtomicLong refusedForGood = new AtomicLong();
    private volatile boolean stopped;

    /** A unit of a pack: what goes back with its label. */
    record Held(String unit, int attempt) {}

    Hands(Callers callers, String project, int packUnits) {
        this(callers, project, packUnits, Hands::yesOrNo);
    }

    /** @param says the label that a unit gets at an attempt, as JSON */
    Hands(Callers callers, String project, int packUnits, Function<Held, String> says) {
        this.callers = callers;
        this.project = project;
        this.packUnits = packUnits;
        this.says = says;
    }

    /** Yes to everything, but for every twentieth unit at its second attempt. */
    private static String yesOrNo(Held held) {
        boolean dissent = held.attempt == 2 && Math.floorMod(held.unit.hashCode(), DISSENT) == 0;
        return dissent ? "{\"class\":\"no\"}" : "{\"class\":\"yes\"}";
    }

    static String site(int n) {
        return "bench-site-" + n;
    }

    private static String worker(String site, int n) {
        return site + "-w" + n;
    }

    static void register(Callers callers, int sites) {
        for (int n = 0; n < sites; n++) {
            String site = site(n);
            List<String> workers = new ArrayList<>();
            for (int w = 0; w < WORKERS; w++) {
                workers.add(worker(site, w));
            }
            new Crew(
                            new Crew.County("bench", "Benchmark"),
                            site,
                            "Benchmark site " + n,
                            List.of(new Crew.Team(site + "-team", "Team", workers)))
                    .register(callers.operator(), callers.site(site));
        }
    }

    /** Sends so many hands to work, spread over the sites. */
    Hands start(int sites, int hands) {
        for (int n = 0; n < hands; n++) {
            String site = site(n % sites);
            Api api = callers.site(site);
            work.add(threads.submit(() -> {
                while (!stopped) {
                    if (!one(api, api, site)) {
                        Pause.of(REST);
                    }
                }
                return null;
            }));
        }
        return this;
    }

    /** Has so many packs asked for a second, whether the last ones are done or not; who is refused does not ask again. */
    Hands offer(double packsASecond, int sites) {
        long nanos = (long) (1e9 / packsASecond);
        List<Api> apis =
                IntStream.range(0, sites).mapToObj(n -> callers.site(site(n))).toList();
        work.add(threads.submit(() -> {
            long next = System.nanoTime();
            for (int n = 0; !stopped; n++) {
                int turn = n % sites;
                Api api = apis.get(turn);
                threads.execute(() -> one(api.patient(Duration.ZERO), api, site(turn)));
                next += nanos;
                Pause.of(Duration.ofNanos(Math.max(0, next - System.nanoTime())));
            }
            return null;
        }));
        return this;
    }

    /**
     * Asks for a pack and sends its labels.
     *
     * @param asking who asks, as long as it likes; {@code api} sends the labels until they are taken
     * @return whether there was work
     */
    private boolean one(Api asking, Api api, String site) {
        Answer answer = pull(asking, project, packUnits);
        if (answer.status() != 201) {
            if (answer.status() != 204) {
                boolean saysWhen = answer.headers().firstValue("Retry-After").isPresent();
                (saysWhen ? refused : refusedForGood).incrementAndGet();
            }
            return false;
        }
        List<Held> held = new ArrayList<>(packUnits);
        String pack = read(answer.body(), held);
        api.post(Service.DISPATCH, "/v1/packs/" + pack + "/submissions")
                .body(Call.NDJSON, rows(site, held, says))
                .key(UUID.randomUUID().toString())
                .send()
                .expect(200);
        labels.addAndGet(held.size());
        return true;
    }

    static Answer pull(Api api, String project, int units) {
        return api.post(Service.DISPATCH, "/v1/packs")
                .newKey()
                .body("application/json", "{\"units\":%d,\"projects\":[\"%s\"]}".formatted(units, project))
                .send()
                .expect(201, 204, 429, 503);
    }

    /** Fills in what a pack holds. @return the pack's id */
    static String read(byte[] body, List<Held> held) {
        String pack = "";
        String unit = "";
        try (JsonParser json = JSON.createParser(body)) {
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                if (token != JsonToken.FIELD_NAME) {
                    continue;
                }
                switch (json.currentName()) {
                    case "pack" -> pack = json.nextTextValue();
                    case "unit" -> unit = json.nextTextValue();
                    case "attempt" -> held.add(new Held(unit, json.nextIntValue(0)));
                    default -> {
                        // nothing that goes back
                    }
                }
            }
            return pack;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The submission of {@link #yesOrNo}. */
    static byte[] rows(String site, List<Held> held) {
        return rows(site, held, Hands::yesOrNo);
    }

    /** The submission: an attempt of a unit is always another worker's. */
    private static byte[] rows(String site, List<Held> held, Function<Held, String> says) {
        StringBuilder rows = new StringBuilder(held.size() * 110);
        for (Held one : held) {
            rows.append("{\"unit\":\"")
                    .append(one.unit)
                    .append("\",\"attempt\":")
                    .append(one.attempt)
                    .append(",\"worker\":\"")
                    .append(worker(site, one.attempt % WORKERS))
                    .append("\",\"label\":")
                    .append(says.apply(one))
                    .append("}\n");
        }
        return rows.toString().getBytes(StandardCharsets.US_ASCII);
    }

    /** Requests that were refused and told when to come back. */
    long refused() {
        return refused.get();
    }

    /** Requests that were refused without. */
    long refusedForGood() {
        return refusedForGood.get();
    }

    /** Labels acknowledged so far. */
    long labels() {
        return labels.get();
    }

    @Override
    public void close() {
        stopped = true;
        threads.close();
        for (Future<?> hand : work) {
            if (hand.state() == Future.State.FAILED) {
                throw new IllegalStateException("a simulated site gave up", hand.exceptionNow());
            }
        }
    }
}
