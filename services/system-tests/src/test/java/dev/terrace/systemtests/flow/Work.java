package dev.terrace.systemtests.flow;

import dev.terrace.tools.client.Pause;
import dev.terrace.tools.demo.Sample;
import dev.terrace.tools.demo.Terraces;
import dev.terrace.tools.demo.TruthfulReviewer;
import dev.terrace.tools.people.Client;
import dev.terrace.tools.people.Operator;
import dev.terrace.tools.people.Progress;
import dev.terrace.tools.people.Reviewer;
import dev.terrace.tools.site.Habits;
import dev.terrace.tools.site.Tally;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A dataset that simulated sites work on while a test does something to the system. */
final class Work implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final Terrace terrace;
    private final Crews crews;
    private final Client client;
    private final Reviewer reviewer;
    private final Tally tally = new Tally();
    private final String project;
    private final String dataset;

    private Work(Terrace terrace, String name, int units, Habits habits, double drops) {
        Map<String, Sample> samples = Map.of("terraces", new Terraces(1, units));
        this.terrace = terrace;
        Sample sample = Sample.of(samples, "terraces/0");
        this.crews = Crews.hire(terrace, name, 3, samples, tally, habits, drops);
        this.client = new Client(terrace.callers().client("client-of-" + name));
        this.reviewer =
                new Reviewer(terrace.callers().reviewer(), new TruthfulReviewer(samples, crews.mediaOfUnit(), 1));
        this.project = client.project(name, sample.project());
        this.dataset = client.upload(name, project, sample.manifest());
    }

    /** Uploads so many units and sends three sites to work on them. */
    static Work begin(Terrace terrace, String name, int units, Habits habits, double drops) {
        Work work = new Work(terrace, name, units, habits, drops);
        work.crews.fleet().start(List.of(work.project));
        return work;
    }

    /** The same, once all units wait for labels, so that nothing more has to be told to task-dispatch. */
    static Work beginQueued(Terrace terrace, String name, int units, Habits habits) {
        Work work = new Work(terrace, name, units, habits, 0);
        work.awaitOpen(2L * units); // the sample wants two labels a unit at first
        work.crews.fleet().start(List.of(work.project));
        return work;
    }

    private void awaitOpen(long slots) {
        if (!Pause.until(() -> open() >= slots, PATIENCE)) {
            throw new AssertionError(open() + " of " + slots + " slots are open");
        }
    }

    private long open() {
        return new Operator(terrace.callers().operator()).open(project);
    }

    String dataset() {
        return dataset;
    }

    Client client() {
        return client;
    }

    Tally tally() {
        return tally;
    }

    /** Waits until so many labels are acknowledged. */
    void awaitLabels(long labels) {
        if (!Pause.until(() -> tally.stored() >= labels, PATIENCE)) {
            throw new AssertionError(tally.stored() + " of " + labels + " labels: " + tally.outcomes());
        }
    }

    /** Settles reviews until every unit is resolved, however long that takes, as long as it goes on. */
    void finish() {
        Progress before;
        do {
            before = client.progress(dataset);
        } while (!Pause.until(this::ended, PATIENCE)
                && !client.progress(dataset).equals(before));
        close();
        if (!client.progress(dataset).done()) {
            throw new AssertionError("not done: " + client.progress(dataset) + " " + tally.outcomes());
        }
    }

    private boolean ended() {
        reviewer.settle(project);
        return crews.fleet().failed() || client.progress(dataset).done();
    }

    @Override
    public void close() {
        crews.fleet().close();
    }
}
