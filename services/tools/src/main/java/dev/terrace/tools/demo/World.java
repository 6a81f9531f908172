package dev.terrace.tools.demo;

import dev.terrace.tools.client.Line;
import dev.terrace.tools.site.Crew;
import dev.terrace.tools.site.Fleet;
import dev.terrace.tools.site.Habits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Three counties known for their terraces, two sites in each, and what their lines and their power are like. */
public final class World {
    public static final List<Crew.County> COUNTIES = List.of(
            new Crew.County("yuanyang", "Yuanyang, Yunnan"),
            new Crew.County("longsheng", "Longsheng, Guangxi"),
            new Crew.County("xinhua", "Xinhua, Hunan"));

    private static final int SITES_A_COUNTY = 2;
    private static final int TEAMS_A_SITE = 2;
    private static final int WORKERS_A_TEAM = 6;
    private static final double DROPS = 0.08;
    private static final int FREEZING_SITE = 3;
    private static final Duration POWER_CUT = Duration.ofSeconds(Sample.LEASE_SECONDS + 2);

    private World() {}

    static boolean isOf(String county) {
        return COUNTIES.stream().anyMatch(c -> c.county().equals(county));
    }

    public static List<Crew> crews() {
        List<Crew> crews = new ArrayList<>();
        for (Crew.County county : COUNTIES) {
            for (int s = 1; s <= SITES_A_COUNTY; s++) {
                String site = county.county() + "-" + s;
                List<Crew.Team> teams = new ArrayList<>();
                for (int t = 1; t <= TEAMS_A_SITE; t++) {
                    List<String> workers = new ArrayList<>();
                    for (int w = 1; w <= WORKERS_A_TEAM; w++) {
                        workers.add("%s-%d%02d".formatted(site, t, w));
                    }
                    teams.add(new Crew.Team("team-" + t, "Team " + t, workers));
                }
                crews.add(new Crew(county, site, county.name() + ", site " + s, teams));
            }
        }
        return crews;
    }

    /** Everybody goes to their site; one site will lose its power for longer than a lease. */
    public static void hire(
            Fleet fleet, List<Crew> crews, Map<String, Sample> samples, Map<String, String> itemOfUnit, long seed) {
        for (int n = 0; n < crews.size(); n++) {
            Habits habits = Habits.steady(20, 2).renewing(0.2).handingBack(0.01);
            fleet.hire(
                    crews.get(n),
                    new Villagers(crews.get(n), samples, itemOfUnit, seed + n),
                    n == FREEZING_SITE ? habits.freezing(3, POWER_CUT) : habits,
                    new Line(seed + n, DROPS));
        }
    }
}
