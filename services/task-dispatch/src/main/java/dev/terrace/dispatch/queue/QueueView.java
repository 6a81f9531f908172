package dev.terrace.dispatch.queue;

import dev.terrace.dispatch.MongoLots;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What waits and what is being worked on. */
record QueueView(
        @Schema(description = "Lots in this instance's ready queue")
        int readyLots,

        List<Project> projects) {

    /** @param oldest when the oldest lot that has open or leased slots came in */
    @Schema(name = "QueuedProject", example = """
                    {"project": "p-1", "lots": 3, "open": 120, "leased": 30, "oldest": "2026-03-01T08:00:00Z"}""")
    record Project(String project, long lots, long open, long leased, Instant oldest) {}

    static QueueView of(int readyLots, List<MongoLots.Count> counts) {
        return new QueueView(
                readyLots,
                counts.stream()
                        .map(c -> new Project(c.project(), c.lots(), c.open(), c.leased(), c.oldest()))
                        .sorted(Comparator.comparing(Project::project))
                        .toList());
    }
}
