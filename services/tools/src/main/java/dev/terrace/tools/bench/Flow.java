package dev.terrace.tools.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.terrace.tools.client.Callers;
import dev.terrace.tools.client.Json;
import dev.terrace.tools.client.Pause;
import dev.terrace.tools.console.Console;
import dev.terrace.tools.guarantee.Quiet;
import dev.terrace.tools.guarantee.Stores;
import dev.terrace.tools.people.Client;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The whole flow: manifest in, three labels a unit over HTTP in packs of 50, verdicts, entries; timed from the upload to the last entry. */
public final class Flow {
    private static final int OVERLAP = 3;

    static final int PACK = 50;
    static final int SITES = 4;
    static final int HANDS = 16;
    private static final int WARM_UPS = 2;
    private static final String FACE = "face-68";
    private static final int FACES = 16;
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final Console console;
    private final Callers callers;
    private final Client client;

    /** One run of the flow. */
    public record Run(long labels, double seconds, Cpu cpu) {
        public double rate() {
            return labels / seconds;
        }
    }

    public Flow(Console console, Callers callers) {
        this.console = console;
        this.callers = callers;
        this.client = new Client(callers.client("bench"));
        Hands.register(callers, SITES);
    }

    static ObjectNode terms(String name) {
        ObjectNode terms = Json.object().put("name", name).put("workType", "classes");
        terms.putObject("schema")
                .put("type", "classes")
                .putArray("classes")
                .add("yes")
                .add("no");
        terms.putObject("quality")
                .put("minOverlap", OVERLAP)
                .put("maxOverlap", OVERLAP)
                .put("confidence", 0.5);
        terms.putObject("price")
                .put("currency", "CNY")
                .put("labelMicros", 80_000)
                .put("lateMicros", 40_000)
                .put("siteBasisPoints", 1_000)
                .put("platformBasisPoints", 500);
        return terms;
    }

    static byte[] manifest(long units) {
        StringBuilder rows = new StringBuilder();
        for (long n = 0; n < units; n++) {
            rows.append("{\"id\":\"item-")
                    .append(n)
                    .append("\",\"media\":\"https://media.example/bench/")
                    .append(n)
                    .append(".jpg\"}\n");
        }
        return rows.toString().getBytes(StandardCharsets.US_ASCII);
    }

    /** Runs so many labels of classes through; the manifest is made before the clock starts. */
    public Run run(String key, long labels) {
        String project = client.project(key, terms("Benchmark " + key));
        return run(key, project, labels, new Hands(callers, project, PACK));
    }

    /** The same of faces of 68 points. */
    private Run faces(String key, long labels) {
        ObjectNode terms = terms("Benchmark " + key).put("workType", "landmarks");
        terms.putObject("schema").put("type", "landmarks").put("template", FACE);
        String project = client.project(key, terms);
        List<String> drawn = new ArrayList<>();
        for (var panel : Panels.faces(FACE, FACES, OVERLAP, 0).panels()) {
            panel.forEach(label -> drawn.add(label.label().toString()));
        }
        return run(
                key,
                project,
                labels,
                new Hands(
                        callers,
                        project,
                        PACK,
                        held -> drawn.get(OVERLAP * Math.floorMod(held.unit().hashCode(), FACES)
                                + (held.attempt() - 1) % OVERLAP)));
    }

    private Run run(String key, String project, long labels, Hands idle) {
        byte[] manifest = manifest(labels / OVERLAP);
        try (Stores stores = Stores.at(callers.place().mongoUri());
                Quiet quiet = new Quiet(stores, callers.place().bootstrap())) {
            if (!quiet.await(LONGEST)) {
                throw new IllegalStateException("the system does not come to rest: " + quiet.busy());
            }
            Cpu before = Cpu.now(callers.place());
            long began = System.nanoTime();
            try (Hands hands = idle.start(SITES, HANDS)) {
                String dataset = client.upload(key, project, manifest);
                Pause.until(
                        () -> {
                            console.progress((double) hands.labels() / labels, "%,d labels".formatted(hands.labels()));
                            return hands.labels() >= labels
                                    && client.progress(dataset).done()
                                    && stores.accrued(dataset);
                        },
                        LONGEST);
            }
            double seconds = (System.nanoTime() - began) / 1e9;
            return new Run(labels, seconds, Cpu.now(callers.place()).since(before));
        }
    }

    /** Median and spread of the rates, in words. */
    static String spread(List<Run> runs) {
        List<Double> rates =
                new ArrayList<>(runs.stream().map(Run::rate).sorted().toList());
        return "%.0f–%.0f in %d runs".formatted(rates.getFirst(), rates.getLast(), rates.size());
    }

    static Run median(List<Run> runs) {
        return runs.stream()
                .sorted((a, b) -> Double.compare(a.rate(), b.rate()))
                .toList()
                .get(runs.size() / 2);
    }

    /** Pairs of a small and a large run, interleaved, after a warm-up that is not counted. */
    public List<Bar> bars(String key, long small, long large, int runs, String store) {
        console.say("  warm-up, until most is compiled: %,d labels, not counted", WARM_UPS * large);
        for (int n = 0; n < WARM_UPS; n++) {
            run(key + "-warm-" + n, large);
        }
        List<Run> smalls = new ArrayList<>();
        List<Run> larges = new ArrayList<>();
        for (int n = 0; n < runs; n++) {
            smalls.add(run(key + "-small-" + n, small));
            larges.add(run(key + "-large-" + n, large));
            console.say(
                    "  run %d: %,.0f and %,.0f labels/s",
                    n + 1, smalls.getLast().rate(), larges.getLast().rate());
        }
        Run typical = median(larges);
        sayCpu("labels", typical);
        Peer peer = Peer.measured(console);
        return List.of(
                peer.beside(
                        1,
                        "whole flow, %,d labels".formatted(large),
                        typical.rate(),
                        "labels/s",
                        peer.done(),
                        store + ", " + spread(larges)),
                Bar.atLeast(
                        0.9,
                        "whole flow, %,d against %,d labels".formatted(large, small),
                        typical.rate() / median(smalls).rate(),
                        "×",
                        store + ", medians of interleaved pairs; itself"));
    }

    private void sayCpu(String what, Run run) {
        console.say(
                "  CPU a label, %,d %s: %s; in all %.0f µs, %.2f of the cores' time",
                run.labels(),
                what,
                run.cpu().perOperation(run.labels()),
                1e6 * run.cpu().total() / run.labels(),
                run.cpu().total() / run.seconds() / Runtime.getRuntime().availableProcessors());
    }

    /** Faces beside classes, in pairs after a warm-up of both. */
    public List<Bar> facesBesideClasses(String key, long labels, int runs, String store) {
        run(key + "-warm-classes", labels);
        faces(key + "-warm-faces", labels);
        List<Run> classes = new ArrayList<>();
        List<Run> faces = new ArrayList<>();
        for (int n = 0; n < runs; n++) {
            classes.add(run(key + "-classes-" + n, labels));
            faces.add(faces(key + "-faces-" + n, labels));
            console.say(
                    "  run %d: %,.0f classes/s, %,.0f faces/s",
                    n + 1, classes.getLast().rate(), faces.getLast().rate());
        }
        sayCpu("classes", median(classes));
        sayCpu("faces", median(faces));
        return List.of(Bar.atLeast(
                0.5,
                "flow of faces of 68 points, %d labels each, against classes".formatted(OVERLAP),
                median(faces).rate() / median(classes).rate(),
                "×",
                "%s, %,.0f labels/s, %s; itself".formatted(store, median(faces).rate(), spread(faces))));
    }
}
