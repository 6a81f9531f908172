package dev.terrace.systemtests.flow;

import dev.terrace.tools.client.Line;
import dev.terrace.tools.demo.Sample;
import dev.terrace.tools.demo.Villagers;
import dev.terrace.tools.site.Crew;
import dev.terrace.tools.site.Fleet;
import dev.terrace.tools.site.Habits;
import dev.terrace.tools.site.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A few simulated sites for a test, and what it needs to settle reviews. */
record Crews(Fleet fleet, Map<String, String> mediaOfUnit) {
    private static final int WORKERS = 8;

    static Crews hire(
            Terrace terrace,
            String prefix,
            int sites,
            Map<String, Sample> samples,
            Tally tally,
            Habits habits,
            double drops) {
        Fleet fleet = new Fleet(terrace.callers(), tally);
        Map<String, String> mediaOfUnit = new ConcurrentHashMap<>();
        for (int n = 0; n < sites; n++) {
            String site = prefix + "-" + n;
            List<String> workers = new ArrayList<>();
            for (int w = 0; w < WORKERS; w++) {
                workers.add(site + "-w" + w);
            }
            Crew crew = new Crew(
                    new Crew.County("county-" + n % 3, "County " + n % 3),
                    site,
                    "Site " + site,
                    List.of(new Crew.Team(site + "-t", "Team", workers)));
            fleet.hire(crew, new Villagers(crew, samples, mediaOfUnit, n), habits, new Line(n, drops));
        }
        return new Crews(fleet, mediaOfUnit);
    }
}
