package dev.terrace.tools;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.terrace.tools.client.Callers;
import dev.terrace.tools.client.Place;
import dev.terrace.tools.client.Service;
import dev.terrace.tools.console.Console;
import dev.terrace.tools.demo.Answers;
import dev.terrace.tools.demo.Drive;
import dev.terrace.tools.demo.Faces;
import dev.terrace.tools.demo.FurtherWork;
import dev.terrace.tools.demo.Payday;
import dev.terrace.tools.demo.Quality;
import dev.terrace.tools.demo.Right;
import dev.terrace.tools.demo.Sample;
import dev.terrace.tools.demo.Texts;
import dev.terrace.tools.demo.TruthfulReviewer;
import dev.terrace.tools.demo.Vending;
import dev.terrace.tools.demo.World;
import dev.terrace.tools.people.Client;
import dev.terrace.tools.people.Progress;
import dev.terrace.tools.people.Reviewer;
import dev.terrace.tools.site.Crew;
import dev.terrace.tools.site.Fleet;
import dev.terrace.tools.site.Tally;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows the whole flow once, from a client's upload to a payment file, with people who err and lines that drop. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Shows the whole flow on made-up data: upload, labelling in three counties, judging, pay. Under a minute.")
final class Demo implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    /** What a guest is given first. */
    private static final String FIRST = "faces";

    private static final Duration LEASE_OF_PEOPLE = Duration.ofMinutes(10);

    @Option(names = "--size", description = "how much of everything, 1 being the usual (default: 1)")
    private int size = 1;

    @Option(names = "--seed", description = "of the sample data and of everybody's errors (default: 1)")
    private long seed = 1;

    private final Console console = Console.standard();

    @Override
    public Integer call() {
        String run = Runs.newId();
        Callers callers = Callers.at(Place.local());
        Client client = new Client(callers.client("riverside-mobility"));
        Map<String, Sample> samples = samples(seed, 8 * size);

        console.heading("Terrace, from dataset to pay");
        List<Crew> crews = World.crews();
        Tally tally = new Tally();
        Fleet fleet = new Fleet(callers, tally);
        Map<String, String> itemOfUnit = new ConcurrentHashMap<>();
        World.hire(fleet, crews, samples, itemOfUnit, seed);
        console.say(
                "  %d counties, %d sites, %d workers are registered",
                World.COUNTIES.size(),
                crews.size(),
                crews.stream().mapToInt(crew -> crew.workers().size()).sum());
        List<String> projects = new ArrayList<>();
        Map<String, Sample> datasets = new LinkedHashMap<>();
        samples.forEach((folder, sample) -> {
            String project = client.project("demo-%s-%s".formatted(run, folder), sample.project());
            String dataset =
                    client.deliver("demo-%s-%s".formatted(run, folder), project, sample.manifest(), sample.media());
            projects.add(project);
            datasets.put(dataset, sample);
            console.say(
                    "  %s: %,d items uploaded as dataset %s",
                    sample.name(), sample.manifest().size(), dataset);
        });

        console.heading("At work");
        Reviewer reviewer = new Reviewer(callers.reviewer(), new TruthfulReviewer(samples, itemOfUnit, seed));
        Progress end;
        try (fleet) {
            fleet.start(projects);
            end = new Watch(console, PATIENCE)
                    .until(client, List.copyOf(datasets.keySet()), fleet, () -> projects.forEach(reviewer::settle));
        }
        tally.outcomes().forEach((outcome, n) -> console.say("  %,6d  %s", n, outcome));
        console.say(
                "  %,6d  times a line dropped; what was under way was sent again under the same key", fleet.drops());
        console.say(
                "  %,6d  units settled by a reviewer, who is simulated and sees the truth but for small slips",
                reviewer.settled());

        console.heading("What the client gets");
        results(client, datasets, tally);
        new Payday(console, callers).hold("demo-" + run);
        leaveWork(client, run);
        whatNext(callers.place());
        return end.done() ? 0 : 1;
    }

    /** @param clips how many videos; of the others as many more as they are quicker to do */
    private static Map<String, Sample> samples(long seed, int clips) {
        Map<String, Sample> samples = new LinkedHashMap<>();
        samples.put("faces", new Faces(seed, 5 * clips));
        samples.put("drive", new Drive(seed, 3 * clips));
        samples.put("vending", new Vending(seed, clips));
        samples.put("texts", new Texts(seed, 10 * clips));
        samples.put("answers", new Answers(seed, 10 * clips));
        return samples;
    }

    /** Some of every kind that nobody has done, for whoever signs in, with leases of a length for people. */
    private void leaveWork(Client client, String run) {
        samples(seed + 1, 2 * size).forEach((folder, sample) -> {
            List<ObjectNode> items = sample.manifest();
            Map<String, byte[]> media = sample.media();
            for (ObjectNode project : asked(folder, sample)) {
                project.withObject("dispatch").put("leaseSeconds", LEASE_OF_PEOPLE.toSeconds());
                String key = "open-%s-%s"
                        .formatted(run, project.path("name").asText().replace(' ', '-'));
                client.deliver(key, client.project(key, project), items, media);
            }
        });
    }

    /** All that is asked of the items of a sample: what the day asked, and further kinds of work. */
    private static List<ObjectNode> asked(String folder, Sample sample) {
        ObjectNode project = sample.project().deepCopy();
        if (folder.equals(FIRST)) {
            project.withObject("dispatch").put("priority", 9);
        }
        return Stream.concat(Stream.of(project), FurtherWork.of(folder).map(FurtherWork::project))
                .toList();
    }

    private void results(Client client, Map<String, Sample> datasets, Tally tally) {
        List<List<String>> rows = new ArrayList<>();
        datasets.forEach((dataset, sample) -> {
            Progress progress = client.progress(dataset);
            int most = sample.project().path("quality").path("maxOverlap").asInt();
            Quality quality = Quality.of(sample, client.resolutions(dataset), tally.told(), most);
            rows.add(List.of(
                    sample.name(),
                    "%,d".formatted(quality.units()),
                    "%,d".formatted(quality.labels()),
                    "%,d of %,d".formatted(quality.saved(), quality.atMost()),
                    share(quality.resolved()),
                    share(quality.oneWorker()),
                    "%,d".formatted(progress.partlyAccepted()),
                    "%,.2f CNY".formatted(progress.costMicros() / 1e6)));
        });
        console.table(
                List.of("work", "units", "labels", "labels saved", "objects right", "one worker", "partly", "pay"),
                rows);
    }

    private static String share(Right right) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * right.share());
    }

    private void whatNext(Place place) {
        console.heading("Open next");
        console.say(
                "  %-14s %s   the pages: sign in as Li Na to label, or as whoever you want to be",
                "console", place.console());
        for (Service service : Service.values()) {
            console.say(
                    "  %-14s %s/q/swagger-ui   %s/q/metrics", service.module(), place.uri(service), place.uri(service));
        }
    }
}
