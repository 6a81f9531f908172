package dev.terrace.dispatch.site;

import dev.terrace.dispatch.Checks;
import dev.terrace.dispatch.County;
import dev.terrace.dispatch.MongoSites;
import dev.terrace.dispatch.Refusal;
import dev.terrace.dispatch.Roster;
import dev.terrace.dispatch.Site;
import dev.terrace.dispatch.Team;
import dev.terrace.dispatch.Worker;
import dev.terrace.shared.problem.Refused;
import dev.terrace.shared.store.Pending;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Registers what a site consists of. Doing so again changes nothing, or what is said differently. */
@ApplicationScoped
class Registry {
    private final MongoSites sites;
    private final Roster roster;
    private final Checks checks;

    /** How many workers were new, how many were there already, and which could not be registered. */
    record Registered(int fresh, int known, List<Fault> faults) {}

    /** Why a worker could not be registered. */
    record Fault(String worker, Refusal reason, String detail) {}

    Registry(MongoSites sites, Roster roster, Checks checks) {
        this.sites = sites;
        this.roster = roster;
        this.checks = checks;
    }

    /** @return whether it is new */
    boolean put(County county) {
        checks.id("county", county.id());
        checks.name("name", county.name());
        return sites.put(sites.counties(), county, known -> new County(known.id(), known.version(), county.name()));
    }

    /** @return whether it is new */
    boolean put(Site site) {
        checks.id("site", site.id());
        checks.name("name", site.name());
        if (sites.counties().find(checks.id("county", site.county())).isEmpty()) {
            throw new Refused(
                    Refusal.COUNTY_UNKNOWN,
                    "county: register %s with PUT /v1/counties/%s first".formatted(site.county(), site.county()));
        }
        boolean fresh = sites.put(
                sites.sites(), site, known -> new Site(known.id(), known.version(), site.county(), site.name()));
        roster.changed(site.id());
        return fresh;
    }

    /** @return whether it is new */
    boolean put(Team team) {
        checks.id("team", team.team());
        checks.name("name", team.name());
        roster.of(team.site());
        return sites.put(
                sites.teams(),
                team,
                known -> new Team(known.id(), known.version(), known.site(), known.team(), team.name()));
    }

    /** Registers workers of one site, or moves them to another of its teams. @throws Refused if the site is not registered */
    Registered putAll(String site, Collection<Worker> workers) {
        roster.of(site);
        Map<String, Worker> wanted = new LinkedHashMap<>();
        for (Worker worker : workers) {
            wanted.put(checks.id("worker", worker.id()), worker);
            checks.id("team", worker.team());
        }
        List<Fault> faults = new ArrayList<>(withoutTeam(site, wanted.values()));
        faults.forEach(fault -> wanted.remove(fault.worker()));
        int fresh = wanted.isEmpty()
                ? 0
                : sites.workers()
                        .insertAll(wanted.values().stream()
                                .map(worker -> new Pending<>(worker, List.of()))
                                .toList());
        for (Worker there : sites.workers().find(wanted.keySet())) {
            Worker worker = Objects.requireNonNull(wanted.get(there.id()));
            if (!there.site().equals(site)) {
                faults.add(new Fault(there.id(), Refusal.WORKER_ELSEWHERE, "worker: choose another id"));
            } else if (!there.team().equals(worker.team())) {
                sites.put(sites.workers(), worker, known -> known.in(worker.team()));
            }
        }
        roster.changed(site);
        int elsewhere = (int) faults.stream()
                .filter(f -> f.reason() == Refusal.WORKER_ELSEWHERE)
                .count();
        return new Registered(fresh, wanted.size() - fresh - elsewhere, faults);
    }

    private List<Fault> withoutTeam(String site, Collection<Worker> workers) {
        Set<String> wanted =
                workers.stream().map(worker -> Team.idOf(site, worker.team())).collect(Collectors.toSet());
        Set<String> there = sites.teams().find(wanted).stream().map(Team::id).collect(Collectors.toSet());
        return workers.stream()
                .filter(worker -> !there.contains(Team.idOf(site, worker.team())))
                .map(worker -> new Fault(
                        worker.id(),
                        Refusal.TEAM_UNKNOWN,
                        "team: register it with PUT /v1/sites/%s/teams/%s first".formatted(site, worker.team())))
                .toList();
    }
}
