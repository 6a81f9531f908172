package dev.terrace.dispatch.queue;

import dev.terrace.dispatch.MongoTallies.Tally;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What waits and what is being worked on. */
record QueueView(
        @Schema(description = "Lots in this instance's ready queue")
        int readyLots,

        List<Project> projects) {

    /** @param oldest when the oldest lot that has open or leased slots came in */
    @Schema(name = "QueuedProject", example = """
                    {"project": "p-1", "lots": 3, "open": 120, "leased": 30, "oldest": "2026-03-01T08:00:00Z"}""")
    record Project(
            String project,
            long lots,
            long open,
            long leased,
            @Nullable Instant oldest) {}

    static QueueView of(int readyLots, List<Tally> tallies, Function<String, Optional<Instant>> oldest) {
        return new QueueView(
                readyLots,
                tallies.stream()
                        .map(t -> new Project(
                                t.project(),
                                t.lots(),
                                t.open(),
                                t.leased(),
                                oldest.apply(t.project()).orElse(null)))
                        .sorted(Comparator.comparing(Project::project))
                        .toList());
    }
}
