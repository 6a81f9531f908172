package dev.terrace.tools.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.terrace.tools.client.Answer;
import dev.terrace.tools.client.Api;
import dev.terrace.tools.client.Call;
import dev.terrace.tools.client.Callers;
import dev.terrace.tools.client.Pause;
import dev.terrace.tools.client.Service;
import dev.terrace.tools.console.Console;
import dev.terrace.tools.guarantee.Quiet;
import dev.terrace.tools.guarantee.Stores;
import dev.terrace.tools.people.Client;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * What must not slow down: leases, a statement, balances, progress and an export's first row, with so many units open and as many
 * finished, at a small size and at a large one. All of it goes the usual way, through manifests, packs and verdicts.
 */
public final class Scale {
    private static final double SLOWER = 1.5;
    private static final int PACK = 50;
    private static final int FAST_PACK = 500;
    private static final int WARM_UPS = 20;
    private static final int CALLS = 100;
    private static final Duration LONGEST = Duration.ofMinutes(90);

    private final Console console;
    private final Callers callers;
    private final Api api;
    private final Client client;
    private String dataset = "";

    public Scale(Console console, Callers callers) {
        this.console = console;
        this.callers = callers;
        this.api = callers.client("bench");
        this.client = new Client(api);
        Hands.register(callers, Flow.SITES);
    }

    /** How long each thing takes, in milliseconds. */
    private record Times(Map<String, Double> millis) {}

    public List<Bar> bars(String key, long small, long large, String store) {
        String finished = project(key + "-finished");
        String open = project(key + "-open");
        grow(key + "-small", finished, open, small);
        Times before = times(open, small);
        grow(key + "-large", finished, open, large - small);
        Times after = times(open, large);
        List<Bar> bars = new ArrayList<>();
        before.millis().forEach((what, then) -> {
            double now = after.millis().getOrDefault(what, 0.0);
            bars.add(Bar.atMost(
                    SLOWER,
                    "%s at %,d open and %,d finished units".formatted(what, large, large),
                    now / then,
                    "× that at %,d".formatted(small),
                    "%s, %.2f ms against %.2f ms".formatted(store, now, then)));
        });
        return bars;
    }

    private String project(String key) {
        ObjectNode terms = Flow.terms("Scale " + key);
        terms.withObject("quality").put("minOverlap", 1).put("maxOverlap", 1).put("checkRate", 0);
        return client.project(key, terms);
    }

    /** So many units more finished, and so many more that wait. */
    private void grow(String key, String finished, String open, long units) {
        console.say("  %,d units are labelled, and %,d wait", units, units);
        dataset = client.upload(key + "-finished", finished, Flow.manifest(units));
        try (Hands hands = new Hands(callers, finished, FAST_PACK).start(Flow.SITES, Flow.HANDS)) {
            until(() -> {
                console.progress((double) hands.labels() / units, "%,d labels".formatted(hands.labels()));
                return client.progress(dataset).done();
            });
        }
        String waiting = client.upload(key + "-open", open, Flow.manifest(units));
        until(() -> client.progress(waiting).units() == units);
        try (Stores stores = Stores.at(callers.place().mongoUri());
                Quiet quiet = new Quiet(stores, callers.place().bootstrap())) {
            if (!quiet.await(LONGEST)) {
                throw new IllegalStateException("the system does not come to rest: " + quiet.busy());
            }
        }
    }

    private static void until(BooleanSupplier condition) {
        if (!Pause.until(condition, LONGEST)) {
            throw new IllegalStateException("that is not done after " + LONGEST);
        }
    }

    private Times times(String open, long units) {
        console.say("  measured at %,d", units);
        Map<String, Double> millis = new LinkedHashMap<>();
        Latencies leases = leases(open);
        millis.put("p50 of a lease of %d".formatted(PACK), leases.millis(0.5));
        millis.put("p99 of a lease of %d".formatted(PACK), leases.millis(0.99));
        String site = Hands.site(0);
        millis.put(
                "a statement",
                median(() -> callers.site(site)
                        .get(Service.PAYOUT, "/v1/statements/" + Call.segment("site:" + site) + "?currency=CNY")
                        .send()
                        .expect(200)));
        millis.put(
                "the trial balance",
                median(() -> callers.auditor()
                        .get(Service.PAYOUT, "/v1/balances?currency=CNY")
                        .send()
                        .expect(200)));
        millis.put(
                "progress",
                median(() -> api.get(Service.INGESTION, "/v1/datasets/" + dataset)
                        .send()
                        .expect(200)));
        millis.put("the first row of an export", firstRow());
        return new Times(millis);
    }

    /** Each pack goes back unworked, so that as many wait as before. */
    private Latencies leases(String open) {
        Latencies latencies = new Latencies();
        Api site = callers.site(Hands.site(0));
        for (int n = 0; n < WARM_UPS + 2 * CALLS; n++) {
            if (n == WARM_UPS) {
                latencies.clear();
            }
            Answer answer = latencies.timed(() -> Hands.pull(site, open, PACK)).expect(201);
            String pack = Hands.read(answer.body(), new ArrayList<>());
            site.post(Service.DISPATCH, "/v1/packs/" + pack + "/returns")
                    .newKey()
                    .json(Map.of("reason", "unworked"))
                    .send()
                    .expect(200, 204);
        }
        return latencies;
    }

    private static double median(Supplier<Answer> call) {
        Latencies latencies = new Latencies();
        for (int n = 0; n < WARM_UPS + CALLS; n++) {
            if (n == WARM_UPS) {
                latencies.clear();
            }
            latencies.timed(call);
        }
        return latencies.millis(0.5);
    }

    private double firstRow() {
        Latencies latencies = new Latencies();
        for (int n = 0; n < WARM_UPS + CALLS; n++) {
            double millis = Download.of(api, dataset, 1).firstRowMillis();
            if (n >= WARM_UPS) {
                latencies.add((long) (1e6 * millis));
            }
        }
        return latencies.millis(0.5);
    }
}
