package dev.terrace.tools;

import dev.terrace.tools.client.Place;
import dev.terrace.tools.console.Console;
import dev.terrace.tools.guarantee.Guarantees;
import dev.terrace.tools.guarantee.Quiet;
import dev.terrace.tools.guarantee.Stores;
import dev.terrace.tools.site.Tally;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Checks the guarantees, now or at the end of another command, and says what it found. */
@Command(
        name = "guarantees",
        mixinStandardHelpOptions = true,
        description = {
            "Waits until the running system has come to rest and checks every guarantee on what it has stored.",
            "Exit: 0 all hold, 1 one is broken or the system stays busy."
        })
final class Checks implements Callable<Integer> {
    private static final Duration QUIET = Duration.ofSeconds(60);

    @Override
    public Integer call() {
        return afterQuiet(Console.standard(), Place.local(), new Tally()) ? 0 : 1;
    }

    /** @return whether the system came to rest and every guarantee holds */
    static boolean afterQuiet(Console console, Place place, Tally tally) {
        console.heading("Guarantees");
        try (Stores stores = Stores.at(place.mongoUri());
                Quiet quiet = new Quiet(stores, place.bootstrap())) {
            if (!quiet.await(QUIET)) {
                console.say("  Still busy after %d s: %s", QUIET.toSeconds(), quiet.busy());
                return false;
            }
            List<Guarantees.Finding> findings = Guarantees.check(stores, tally.told());
            findings.forEach(finding -> console.say("  " + finding));
            return findings.stream().allMatch(Guarantees.Finding::holds);
        }
    }
}
