package dev.terrace.tools;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import dev.terrace.tools.bench.Bar;
import dev.terrace.tools.bench.Flow;
import dev.terrace.tools.bench.Ingest;
import dev.terrace.tools.bench.Judging;
import dev.terrace.tools.bench.Overload;
import dev.terrace.tools.bench.Saves;
import dev.terrace.tools.bench.Scale;
import dev.terrace.tools.bench.Single;
import dev.terrace.tools.client.Callers;
import dev.terrace.tools.client.OwnTerrace;
import dev.terrace.tools.client.Place;
import dev.terrace.tools.console.Console;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.bson.Document;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Measures a whole system; the last lines are the bars, one a line, each ending in "holds" or "falls short". */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Measures a Terrace of its own, sites included, on this machine.",
            "NAME: flow, the whole flow at 30 000 and 300 000 labels;",
            "judge, consensus and estimates on one core, and the flow of faces beside that of classes;",
            "single, one label a call; scale, what must not slow down from 10 000 units to a million;",
            "ingest, a million rows, what comes on top of them, their export, an archive and a bucket of small images;",
            "overload, what is done when twice as much is asked for as can be;",
            "store, saves of one document each against saves in groups.",
            "Exit: 0 every bar holds, 1 one falls short."
        })
final class Bench implements Callable<Integer> {
    private static final List<String> NAMES =
            List.of("flow", "judge", "single", "scale", "ingest", "overload", "store");

    @Parameters(index = "0", paramLabel = "NAME", description = "flow, judge, single, scale, ingest, overload or store")
    private String name = "flow";

    @Option(names = "--runs", description = "pairs of runs, or rounds (default: 3)")
    private int runs = 3;

    @Option(names = "--small", description = "labels or units of a small run (default: 30000, scale and ingest 10000)")
    private long small;

    @Option(
            names = "--large",
            description = "labels or units of a large run (default: 300000, scale and ingest 1000000)")
    private long large;

    @Option(names = "--seconds", description = "how long single measures, after a warm-up as long (default: 20)")
    private long seconds = 20;

    @Option(names = "--running", description = "measure the running system, with what it holds, instead of a new one")
    private boolean running;

    private final Console console = Console.standard();

    @Override
    public Integer call() {
        if (!NAMES.contains(name)) {
            throw new IllegalStateException(
                    "no benchmark is called %s; there are: %s".formatted(name, String.join(", ", NAMES)));
        }
        console.heading("Benchmark " + name);
        List<Bar> bars = new ArrayList<>();
        if (name.equals("judge")) {
            bars.addAll(new Judging(console, runs).bars());
        }
        if (running) {
            bars.addAll(measured(Callers.at(Place.local())));
        } else {
            console.say("  starting a Terrace of its own, new and empty");
            Path home = Place.local().home().resolve("bench");
            try (OwnTerrace own = name.equals("store") ? OwnTerrace.servers(home) : OwnTerrace.start(home)) {
                bars.addAll(measured(Callers.at(own.place())));
            }
        }
        bars.forEach(bar -> console.say(bar.toString()));
        return bars.stream().allMatch(Bar::holds) ? 0 : 1;
    }

    private List<Bar> measured(Callers callers) {
        String store = store(callers.place());
        String key = name + "-" + Runs.newId();
        return switch (name) {
            case "judge" -> new Flow(console, callers).facesBesideClasses(key, or(small, 30_000), runs, store);
            case "single" -> new Single(console, callers, Duration.ofSeconds(seconds)).bars(key, store);
            case "scale" -> new Scale(console, callers).bars(key, or(small, 10_000), or(large, 1_000_000), store);
            case "ingest" -> new Ingest(console, callers).bars(key, or(small, 10_000), or(large, 1_000_000), store);
            case "overload" -> new Overload(console, callers).bars(key, store);
            case "store" -> new Saves(console, callers.place()).bars(store);
            default -> new Flow(console, callers).bars(key, or(small, 30_000), or(large, 300_000), runs, store);
        };
    }

    private static long or(long said, long usual) {
        return said > 0 ? said : usual;
    }

    private static String store(Place place) {
        try (MongoClient client = MongoClients.create(place.mongoUri())) {
            Document info = client.getDatabase("admin").runCommand(new Document("buildInfo", 1));
            return "MongoDB " + info.getString("version") + ", majority and journal";
        }
    }
}
