package dev.terrace.testing;

import dev.terrace.testing.client.Place;
import dev.terrace.testing.console.Console;
import dev.terrace.testing.guarantee.Guarantees;
import dev.terrace.testing.guarantee.Quiet;
import dev.terrace.testing.guarantee.Stores;
import dev.terrace.testing.site.Tally;
import java.time.Duration;
import java.util.List;

/** Checks the guarantees at the end of a program and says what it found. */
final class Checks {
    private static final Duration QUIET = Duration.ofSeconds(60);

    private Checks() {}

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
