package dev.terrace.tools;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.terrace.tools.client.Callers;
import dev.terrace.tools.client.Json;
import dev.terrace.tools.client.Line;
import dev.terrace.tools.client.Place;
import dev.terrace.tools.console.Console;
import dev.terrace.tools.people.Client;
import dev.terrace.tools.people.Progress;
import dev.terrace.tools.people.Proposals;
import dev.terrace.tools.people.Reviewer;
import dev.terrace.tools.replay.Certainty;
import dev.terrace.tools.replay.Crowd;
import dev.terrace.tools.replay.Recording;
import dev.terrace.tools.replay.Recordings;
import dev.terrace.tools.replay.Score;
import dev.terrace.tools.site.Fleet;
import dev.terrace.tools.site.Habits;
import dev.terrace.tools.site.Tally;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Plays recorded crowd labels through the running system as real sites would, then compares with truth and checks the guarantees. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Plays recorded crowd labels through the running system.",
            "DIR holds labels.jsonl (task, worker, label) of any kind of work and, if there, truth.jsonl (task, label), items.jsonl",
            "(task and what it is) and project.json (with its schema); or labels.csv (task,worker,label; or",
            "task,worker,box,x1,y1,x2,y2 with seen.csv) and, if known, truth.csv.",
            "Exit: 0 all guarantees hold, 1 one does not or the flow did not end, 2 the recording cannot be read."
        })
final class Replay implements Callable<Integer> {
    private static final int MOST_LABELS = 100;
    private static final int LEASE_SECONDS = 600;
    private static final int MOST_UNITS = 50;

    /** About as much as the labels of a lot may come to. */
    private static final long LOT_CHARACTERS = 1_000_000;

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Parameters(index = "0", paramLabel = "DIR", description = "the recording")
    private Path directory = Path.of("");

    @Option(
            names = "--type",
            description =
                    "kind of work of labels.jsonl (default: what the folder's name begins with, or the labels show)")
    private @Nullable String type;

    @Option(names = "--sites", description = "sites that the workers are spread over (default: 4)")
    private int sites = 4;

    @Option(
            names = "--overlap",
            description = "labels a unit gets: all (default), early (2, and more while unsure) or a number")
    private String overlap = "all";

    @Option(names = "--early", description = "the same as --overlap early")
    private boolean early;

    @Option(
            names = "--seed",
            description =
                    "of the fair coin that settles exact ties and draws labels where not all are used (default: 7)")
    private long seed = 7;

    private final Console console = Console.standard();

    @Override
    public Integer call() {
        Recording recording = used(Recordings.read(directory, type));
        describe(recording);
        String run = Runs.newId();
        Crowd crowd = new Crowd(recording, sites, run);
        Place place = Place.local();
        Callers callers = Callers.at(place);
        Tally tally = new Tally();
        Fleet fleet = new Fleet(callers, tally);
        for (int site = 0; site < crowd.sites(); site++) {
            fleet.hire(crowd.crew(site), crowd.labeller(site), Habits.steady(50, 2), Line.steady());
        }
        Client client = new Client(callers.client("replay-" + run));
        String project = client.project("replay-" + run, terms(recording));
        long began = System.nanoTime();
        String dataset = client.upload("manifest-" + run, project, crowd.manifest(most(recording)));
        Progress end;
        try (fleet) {
            fleet.start(List.of(project));
            Reviewer reviewer = new Reviewer(callers.reviewer(), new Proposals(seed));
            end = new Watch(console, PATIENCE).until(client, List.of(dataset), fleet, () -> {
                if (early || tally.stored() >= wanted(recording)) {
                    reviewer.settle(project);
                }
            });
            console.say("  settled in review by the proposal: %d", reviewer.settled());
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        console.heading("Result");
        console.say("labels: %d used of %d available", tally.stored(), recording.labels());
        console.say("labels_per_second: %.0f", tally.stored() / seconds);
        console.say("units: %d resolved, %d withdrawn of %d", end.resolved(), end.withdrawn(), end.units());
        tally.outcomes().forEach((outcome, n) -> console.say("  %s: %d", outcome, n));
        List<JsonNode> resolutions = client.resolutions(dataset);
        console.say(Score.of(recording, byTask(crowd, resolutions)).lines());
        if (!recording.truths().isEmpty()) {
            console.say(Certainty.of(recording, resolutions, crowd::taskOf, callers.auditor())
                    .lines());
        }
        return Checks.afterQuiet(console, place, tally) && end.done() ? 0 : 1;
    }

    /** As many labels of each task as are wanted; which ones is drawn by the seed. */
    private Recording used(Recording whole) {
        early |= overlap.equals("early");
        if (early || overlap.equals("all")) {
            return whole;
        }
        if (!overlap.matches("[1-9][0-9]?")) {
            throw new IllegalStateException("--overlap %s: expected all, early or 1 to 99".formatted(overlap));
        }
        return whole.limited(Integer.parseInt(overlap), seed);
    }

    private void describe(Recording recording) {
        console.heading("Replay of " + directory);
        console.say(
                "  %d tasks, %d workers, %d labels (%s); truth for %d tasks",
                recording.tasks().size(),
                recording.workers().size(),
                recording.labels(),
                recording.work().type().label()
                        + (recording.schema().has("classes")
                                ? ", %d classes"
                                        .formatted(recording
                                                .schema()
                                                .path("classes")
                                                .size())
                                : ""),
                recording.truths().size());
        recording.leftOut().forEach(note -> console.say("  left out: " + note));
        if (recording.mostLabels() > MOST_LABELS) {
            console.say("  a unit takes at most %d labels: of tasks with more the rest is not used", MOST_LABELS);
        }
    }

    /** All labels that will be used: only then is known what each worker's word is worth, and reviews are settled. */
    private long wanted(Recording recording) {
        return recording.tasks().values().stream()
                .mapToInt(task -> Math.min(most(recording), task.answers().size()))
                .sum();
    }

    private int most(Recording recording) {
        return Math.min(MOST_LABELS, recording.mostLabels());
    }

    private JsonNode terms(Recording recording) {
        ObjectNode terms = Json.object()
                .put(
                        "name",
                        "Replay of " + directory.toAbsolutePath().normalize().getFileName())
                .put("workType", recording.work().type().label());
        terms.set("schema", recording.schema());
        terms.putObject("dispatch")
                .put("leaseSeconds", LEASE_SECONDS)
                .put("lotUnits", Math.clamp(LOT_CHARACTERS / recording.charactersATask(), 1, MOST_UNITS));
        int most = most(recording);
        terms.putObject("quality")
                .put("minOverlap", early ? Math.min(2, most) : most)
                .put("maxOverlap", most)
                .put("confidence", 0.9);
        terms.putObject("price")
                .put("currency", "CNY")
                .put("labelMicros", 80_000)
                .put("lateMicros", 40_000)
                .put("siteBasisPoints", 1_000)
                .put("platformBasisPoints", 500);
        return terms;
    }

    private static Map<String, JsonNode> byTask(Crowd crowd, List<JsonNode> resolutions) {
        Map<String, JsonNode> byTask = new HashMap<>();
        resolutions.forEach(
                row -> byTask.put(crowd.taskOf(row.path("item").asText()).task(), row.path("label")));
        return byTask;
    }
}
