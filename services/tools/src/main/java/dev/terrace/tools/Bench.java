package dev.terrace.tools;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import dev.terrace.tools.bench.Bar;
import dev.terrace.tools.bench.Flow;
import dev.terrace.tools.bench.Overload;
import dev.terrace.tools.bench.Saves;
import dev.terrace.tools.client.Callers;
import dev.terrace.tools.client.OwnTerrace;
import dev.terrace.tools.client.Place;
import dev.terrace.tools.console.Console;
import java.nio.file.Path;
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
            "overload, what is done when twice as much is asked for as can be;",
            "store, saves of one document each against saves in groups.",
            "Exit: 0 every bar holds, 1 one falls short."
        })
final class Bench implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "NAME", description = "flow, overload or store")
    private String name = "flow";

    @Option(names = "--runs", description = "pairs of runs (default: 3)")
    private int runs = 3;

    @Option(names = "--small", description = "labels of a small run (default: 30000)")
    private long small = 30_000;

    @Option(names = "--large", description = "labels of a large run (default: 300000)")
    private long large = 300_000;

    @Option(names = "--running", description = "measure the running system, with what it holds, instead of a new one")
    private boolean running;

    private final Console console = Console.standard();

    @Override
    public Integer call() {
        console.heading("Benchmark " + name);
        if (running) {
            return measure(Callers.at(Place.local()));
        }
        console.say("  starting a Terrace of its own, new and empty");
        Path home = Place.local().home().resolve("bench");
        try (OwnTerrace own = name.equals("store") ? OwnTerrace.servers(home) : OwnTerrace.start(home)) {
            return measure(Callers.at(own.place()));
        }
    }

    private int measure(Callers callers) {
        String store = store(callers.place());
        List<Bar> bars = switch (name) {
            case "flow" -> new Flow(console, callers).bars("bench-" + Runs.newId(), small, large, runs, store);
            case "overload" -> new Overload(console, callers).bars("overload-" + Runs.newId(), store);
            case "store" -> new Saves(console, callers.place()).bars(store);
            default ->
                throw new IllegalStateException(
                        "no benchmark is called " + name + "; there are: flow, overload, store");
        };
        bars.forEach(bar -> console.say(bar.toString()));
        return bars.stream().allMatch(Bar::holds) ? 0 : 1;
    }

    private static String store(Place place) {
        try (MongoClient client = MongoClients.create(place.mongoUri())) {
            Document info = client.getDatabase("admin").runCommand(new Document("buildInfo", 1));
            return "MongoDB " + info.getString("version") + ", majority and journal";
        }
    }
}
