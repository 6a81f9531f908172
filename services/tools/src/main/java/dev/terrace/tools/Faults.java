package dev.terrace.tools;

import dev.terrace.tools.client.OwnTerrace;
import dev.terrace.tools.client.Place;
import dev.terrace.tools.console.Console;
import dev.terrace.tools.faults.Campaign;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Kills, restarts, repeats and reorders while sites work, in a Terrace of its own. */
@Command(
        name = "faults",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Kills services with -9, restarts and kills Kafka and MongoDB, repeats and reorders events while sites work,",
            "in a Terrace of its own; after each round every guarantee is checked and the pace must come back.",
            "Exit: 0 all holds, 1 something does not."
        })
final class Faults implements Callable<Integer> {
    @Option(names = "--kills", description = "kills of services (default: 40)")
    private int kills = 40;

    @Option(names = "--seed", description = "of when and whom (default: 1)")
    private long seed = 1;

    private final Console console = Console.standard();

    @Override
    public Integer call() throws InterruptedException {
        console.heading("Faults, seed " + seed);
        try (OwnTerrace terrace = OwnTerrace.start(Place.local().home().resolve("faults"))) {
            List<Campaign.Verdict> verdicts = new Campaign(console, terrace, seed).run(kills);
            console.say("  " + Campaign.summary(verdicts));
            return verdicts.stream().allMatch(Campaign.Verdict::holds) ? 0 : 1;
        }
    }
}
