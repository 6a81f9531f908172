package dev.terrace.dispatch.site;

import dev.terrace.dispatch.County;
import dev.terrace.dispatch.Limits;
import dev.terrace.dispatch.MongoSites;
import dev.terrace.dispatch.Refusal;
import dev.terrace.dispatch.Roster;
import dev.terrace.dispatch.Site;
import dev.terrace.dispatch.Team;
import dev.terrace.dispatch.Validation;
import dev.terrace.dispatch.Worker;
import dev.terrace.dispatch.Worker.State;
import dev.terrace.shared.event.Event;
import dev.terrace.shared.problem.Refused;
import dev.terrace.shared.store.Outcome;
import dev.terrace.shared.store.Pending;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Registers what a site consists of. Doing so again changes nothing, or what is said differently. */
@ApplicationScoped
class Registry {
    private final MongoSites sites;
    private final Roster roster;
    private final Validation validation;
    private final Limits limits;
    private final InstantSource clock;

    /** How many workers were new, how many were there already, and which could not be registered. */
    record Registered(int fresh, int known, List<Fault> faults) {}

    /** Why a worker could not be registered. */
    record Fault(String worker, Refusal reason, String detail) {}

    /** What is said of a worker. @param state null where it stays as it is; active at first */
    record Entry(String worker, String team, @Nullable State state) {}

    Registry(MongoSites sites, Roster roster, Validation validation, Limits limits, InstantSource clock) {
        this.sites = sites;
        this.roster = roster;
        this.validation = validation;
        this.limits = limits;
        this.clock = clock;
    }

    /** @return whether it is new */
    boolean put(County county) {
        validation.id("county", county.id());
        validation.name("name", county.name());
        return sites.put(sites.counties(), county, known -> new County(known.id(), known.version(), county.name()));
    }

    /** @return whether it is new */
    boolean put(Site site) {
        validation.id("site", site.id());
        validation.name("name", site.name());
        if (sites.counties().find(validation.id("county", site.county())).isEmpty()) {
            throw new Refused(
                    Refusal.COUNTY_UNKNOWN,
                    "county: register %s with PUT /v1/counties/%s first".formatted(site.county(), site.county()));
        }
        boolean fresh = sites.put(
                sites.sites(), site, known -> new Site(known.id(), known.version(), site.county(), site.name()));
        roster.changed(site.id(), List.of());
        return fresh;
    }

    /** @return whether it is new */
    boolean put(Team team) {
        validation.id("team", team.team());
        validation.name("name", team.name());
        roster.of(team.site());
        return sites.put(
                sites.teams(),
                team,
                known -> new Team(known.id(), known.version(), known.site(), known.team(), team.name()));
    }

    /**
     * Registers workers of one site, or changes what is said of them.
     *
     * @throws Refused if the site is not registered, or would have too many
     */
    Registered putAll(String site, Collection<Entry> entries) {
        roster.of(site);
        Map<String, Entry> wanted = new LinkedHashMap<>();
        for (Entry entry : entries) {
            wanted.put(validation.id("worker", entry.worker()), entry);
            validation.id("team", entry.team());
        }
        List<Fault> faults = new ArrayList<>(withoutTeam(site, wanted.values()));
        faults.forEach(fault -> wanted.remove(fault.worker()));
        Map<String, Worker> there =
                sites.workers().find(wanted.keySet()).stream().collect(Collectors.toMap(Worker::id, worker -> worker));
        int fresh = insert(
                site,
                wanted.values().stream()
                        .filter(entry -> !there.containsKey(entry.worker()))
                        .toList());
        for (Worker worker : there.values()) {
            if (worker.site().equals(site)) {
                change(worker.id(), Objects.requireNonNull(wanted.get(worker.id())));
            } else {
                faults.add(new Fault(worker.id(), Refusal.WORKER_ID_TAKEN, "worker: choose another id"));
            }
        }
        roster.changed(site, wanted.keySet());
        int taken = (int) faults.stream()
                .filter(f -> f.reason() == Refusal.WORKER_ID_TAKEN)
                .count();
        return new Registered(fresh, wanted.size() - fresh - taken, faults);
    }

    private int insert(String site, List<Entry> fresh) {
        if (fresh.isEmpty()) {
            return 0;
        }
        if (sites.countWorkers(site, limits.siteWorkers()) + fresh.size() > limits.siteWorkers()) {
            throw new Refused(
                    Refusal.TOO_MANY_WORKERS,
                    "A site may register %d, those who have left included".formatted(limits.siteWorkers()));
        }
        Instant now = clock.instant();
        return sites.workers()
                .insertAll(fresh.stream()
                        .map(entry -> Worker.registered(entry.worker(), site, entry.team(), now)
                                .as(entry.state() == null ? State.ACTIVE : entry.state(), now))
                        .map(worker -> new Pending<>(worker, List.<Event>of()))
                        .toList());
    }

    /** Who had left has come back, unless something else is said. */
    private void change(String id, Entry entry) {
        Instant now = clock.instant();
        sites.workers().change(id, worker -> {
            State back = worker.state() == State.LEFT ? State.ACTIVE : worker.state();
            Worker next = worker.in(entry.team()).as(entry.state() == null ? back : entry.state(), now);
            return new Outcome<>(next.equals(worker) ? worker : next, List.of(), next);
        });
    }

    /** She is dealt no more, and keeps her id. @return whether the site has her */
    boolean leave(String site, String id) {
        Optional<Worker> worker =
                sites.workers().find(id).filter(known -> known.site().equals(site));
        worker.ifPresent(known -> {
            change(id, new Entry(id, known.team(), State.LEFT));
            roster.changed(site, List.of(id));
        });
        return worker.isPresent();
    }

    private List<Fault> withoutTeam(String site, Collection<Entry> workers) {
        Set<String> wanted =
                workers.stream().map(worker -> Team.idOf(site, worker.team())).collect(Collectors.toSet());
        Set<String> there = sites.teams().find(wanted).stream().map(Team::id).collect(Collectors.toSet());
        return workers.stream()
                .filter(worker -> !there.contains(Team.idOf(site, worker.team())))
                .map(worker -> new Fault(
                        worker.worker(),
                        Refusal.TEAM_UNKNOWN,
                        "team: register it with PUT /v1/sites/%s/teams/%s first".formatted(site, worker.team())))
                .toList();
    }
}
