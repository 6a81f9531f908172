package dev.terrace.tools.site;

import dev.terrace.tools.client.Callers;
import dev.terrace.tools.client.Line;
import java.util.ArrayList;
import java.util.List;

/** Several sites that work on the same projects and share one tally. */
public final class Fleet implements AutoCloseable {
    private final Callers callers;
    private final Tally tally;
    private final List<Hired> hired = new ArrayList<>();
    private final List<Site> sites = new ArrayList<>();

    private record Hired(Crew crew, Labeller labeller, Habits habits, Line line) {}

    public Fleet(Callers callers, Tally tally) {
        this.callers = callers;
        this.tally = tally;
    }

    /** Registers a crew, who will work by these habits over this line. */
    public Fleet hire(Crew crew, Labeller labeller, Habits habits, Line line) {
        crew.register(callers.operator(), callers.site(crew.site()));
        hired.add(new Hired(crew, labeller, habits, line));
        return this;
    }

    /** Sends all of them to work on these projects and no others. */
    public void start(List<String> projects) {
        for (Hired one : hired) {
            sites.add(new Site(
                            callers.site(one.crew.site()).over(one.line),
                            one.crew.site(),
                            projects,
                            one.labeller,
                            one.habits,
                            tally)
                    .start());
        }
    }

    /** Whether some site has given up; {@link #close} says why. */
    public boolean failed() {
        return sites.stream().anyMatch(Site::failed);
    }

    /** How often the lines have dropped. */
    public long drops() {
        return hired.stream().mapToLong(one -> one.line.drops()).sum();
    }

    @Override
    public void close() {
        sites.forEach(Site::stop);
        sites.forEach(Site::close);
    }
}
