package dev.terrace.systemtests.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.terrace.stack.LocalStack;
import dev.terrace.tools.client.Callers;
import dev.terrace.tools.client.OwnTerrace;
import dev.terrace.tools.client.Place;
import dev.terrace.tools.guarantee.Guarantees;
import dev.terrace.tools.guarantee.Quiet;
import dev.terrace.tools.guarantee.Stores;
import dev.terrace.tools.site.Tally;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The whole of Terrace beside any other on this machine, started once for all flow tests of a JVM and stopped at its end. */
public final class Terrace {
    private static final Duration QUIET = Duration.ofSeconds(120);
    private static final Terrace STARTED =
            new Terrace(Path.of("target", "terrace-" + ProcessHandle.current().pid()));

    private final OwnTerrace own;
    private final Callers callers;

    private Terrace(Path home) {
        this.own = OwnTerrace.start(home);
        this.callers = Callers.at(own.place());
    }

    public static Terrace started() {
        return STARTED;
    }

    public LocalStack stack() {
        return own.stack();
    }

    public Place place() {
        return own.place();
    }

    public Callers callers() {
        return callers;
    }

    /** Waits until nothing is under way, then checks every guarantee. */
    public void assertGuarantees(Tally tally) {
        try (Stores stores = Stores.at(place().mongoUri());
                Quiet quiet = new Quiet(stores, place().bootstrap())) {
            quiet.await(QUIET);
            assertEquals("", quiet.busy(), "still busy after " + QUIET);
            List<Guarantees.Finding> broken = Guarantees.check(stores, tally.told()).stream()
                    .filter(finding -> !finding.holds())
                    .toList();
            assertEquals(List.of(), broken);
        }
    }
}
