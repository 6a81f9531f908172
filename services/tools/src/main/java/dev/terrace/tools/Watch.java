package dev.terrace.tools;

import dev.terrace.tools.client.Pause;
import dev.terrace.tools.console.Console;
import dev.terrace.tools.people.Client;
import dev.terrace.tools.people.Progress;
import dev.terrace.tools.site.Fleet;
import java.time.Duration;
import java.util.List;

/** Watches datasets until every unit is resolved or withdrawn, and says how far they are. */
final class Watch {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    private final Console console;
    private final Duration patience;

    /** @param patience how long nothing may move before it gives up */
    Watch(Console console, Duration patience) {
        this.console = console;
        this.patience = patience;
    }

    /** @param meanwhile is done between two looks, for example settling reviews */
    Progress until(Client client, List<String> datasets, Fleet fleet, Runnable meanwhile) {
        Progress before = sum(client, datasets);
        long moved = System.nanoTime();
        while (true) {
            meanwhile.run();
            Progress now = sum(client, datasets);
            console.progress(
                    now.units() == 0 ? 0 : (double) (now.resolved() + now.withdrawn()) / now.units(),
                    "%,d of %,d units resolved, %,d labels accepted, %,d rejected"
                            .formatted(now.resolved(), now.units(), now.accepted(), now.rejected()));
            if (now.done() || fleet.failed()) {
                return now;
            }
            if (!now.equals(before)) {
                before = now;
                moved = System.nanoTime();
            } else if (System.nanoTime() - moved > patience.toNanos()) {
                console.say("  Nothing has moved for %d s: given up at %s", patience.toSeconds(), now);
                return now;
            }
            Pause.of(BETWEEN_LOOKS);
        }
    }

    private static Progress sum(Client client, List<String> datasets) {
        return datasets.stream().map(client::progress).reduce(Progress.NONE, Progress::plus);
    }
}
