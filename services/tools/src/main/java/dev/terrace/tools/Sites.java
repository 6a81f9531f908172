package dev.terrace.tools;

import com.fasterxml.jackson.databind.JsonNode;
import dev.terrace.tools.client.Callers;
import dev.terrace.tools.client.Json;
import dev.terrace.tools.client.Line;
import dev.terrace.tools.client.Pause;
import dev.terrace.tools.client.Place;
import dev.terrace.tools.console.Console;
import dev.terrace.tools.demo.World;
import dev.terrace.tools.site.Crew;
import dev.terrace.tools.site.Fleet;
import dev.terrace.tools.site.Habits;
import dev.terrace.tools.site.Labeller;
import dev.terrace.tools.site.Tally;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Simulated sites that work on a project of the running system, so that there is something to look at. */
@Command(
        name = "sites",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Lets simulated sites label a project of the running system, all units alike.")
final class Sites implements Callable<Integer> {
    @Option(names = "--project", required = true, description = "whose units")
    private String project = "";

    @Option(
            names = "--label",
            required = true,
            description = "what they say of each, for example '{\"class\":\"yes\"}'")
    private String label = "";

    @Option(names = "--seconds", description = "how long (default: 60)")
    private int seconds = 60;

    @Override
    public Integer call() {
        Console console = Console.standard();
        JsonNode said = Json.parse(label);
        Tally tally = new Tally();
        try (Fleet fleet = new Fleet(Callers.at(Place.local()), tally)) {
            World.crews().forEach(crew -> fleet.hire(crew, alike(crew, said), Habits.steady(20, 2), Line.steady()));
            fleet.start(List.of(project));
            Pause.of(Duration.ofSeconds(seconds));
        }
        tally.outcomes().forEach((outcome, labels) -> console.say("  %,6d  %s", labels, outcome));
        return 0;
    }

    /** Each unit by the next of them. */
    private static Labeller alike(Crew crew, JsonNode label) {
        List<String> workers = crew.workers();
        AtomicInteger turn = new AtomicInteger();
        return _ -> new Labeller.Said(workers.get(Math.floorMod(turn.getAndIncrement(), workers.size())), label, 2);
    }
}
