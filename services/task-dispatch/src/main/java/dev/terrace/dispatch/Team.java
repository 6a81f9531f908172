package dev.terrace.dispatch;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.terrace.shared.store.Versioned;

/** Workers of a site who work together; its id is unique within the site. */
public record Team(@JsonProperty("_id") String id, long version, String site, String team, String name)
        implements Versioned<Team> {

    public static Team of(String site, String team, String name) {
        return new Team(idOf(site, team), 0, site, team, name);
    }

    public static String idOf(String site, String team) {
        return site + "/" + team;
    }

    @Override
    public Team withVersion(long next) {
        return new Team(id, next, site, team, name);
    }
}
