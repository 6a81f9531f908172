package dev.terrace.dispatch.site;

import dev.terrace.dispatch.Limits;
import dev.terrace.dispatch.MongoDays;
import dev.terrace.dispatch.MongoDays.Day;
import dev.terrace.dispatch.MongoPacks;
import dev.terrace.dispatch.MongoPresence;
import dev.terrace.dispatch.MongoSites;
import dev.terrace.dispatch.Pack;
import dev.terrace.dispatch.WorkDay;
import dev.terrace.dispatch.Worker;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What those who look after a site see of its people. */
@ApplicationScoped
class People {
    private static final Duration AT_WORK = Duration.ofMinutes(5);

    private final MongoSites sites;
    private final MongoPresence presence;
    private final MongoPacks packs;
    private final MongoDays days;
    private final Limits limits;
    private final InstantSource clock;

    /** What is known of a site now, by worker. */
    private record Known(
            Map<String, Instant> seen,
            Optional<Set<String>> said,
            Map<String, List<Pack>> packs,
            Map<String, Day> days,
            Instant now) {}

    People(
            MongoSites sites,
            MongoPresence presence,
            MongoPacks packs,
            MongoDays days,
            Limits limits,
            InstantSource clock) {
        this.sites = sites;
        this.presence = presence;
        this.packs = packs;
        this.days = days;
        this.limits = limits;
        this.clock = clock;
    }

    PeopleView of(String site) {
        Instant now = clock.instant();
        List<Pack> live = packs.live(site, null, "", limits.sitePacks());
        Known known = new Known(
                presence.seen(site, now.minus(Duration.ofDays(1))),
                presence.statement(site, now).map(statement -> Set.copyOf(statement.workers())),
                live.stream()
                        .filter(pack -> pack.worker() != null)
                        .collect(Collectors.groupingBy(pack -> Objects.requireNonNull(pack.worker()))),
                days.of(site, days.dayOf(now)),
                now);
        List<PeopleView.Person> people = sites.workersOf(site, "", limits.siteWorkers()).stream()
                .filter(worker -> worker.state() != Worker.State.LEFT)
                .map(worker -> person(worker, known))
                .toList();
        List<PeopleView.SitePack> shared = live.stream()
                .filter(pack -> pack.worker() == null)
                .map(PeopleView.SitePack::of)
                .toList();
        return new PeopleView(site, now, days.dayOf(now).toString(), people, shared);
    }

    private PeopleView.Person person(Worker worker, Known known) {
        @Nullable Instant seen = known.seen().get(worker.id());
        @Nullable Day day = known.days().get(worker.id());
        List<Pack> own = known.packs().getOrDefault(worker.id(), List.of());
        return new PeopleView.Person(
                worker.id(),
                worker.team(),
                state(worker, seen, own, known),
                seen,
                WorkDay.of(day),
                own.stream().map(PeopleView.SitePack::of).toList());
    }

    private PeopleView.Doing state(Worker worker, @Nullable Instant seen, List<Pack> own, Known known) {
        if (worker.state() == Worker.State.PAUSED) {
            return PeopleView.Doing.PAUSED;
        }
        boolean of = seen != null && seen.isAfter(known.now().minus(AT_WORK));
        if (!own.isEmpty() || of) {
            return PeopleView.Doing.WORKING;
        }
        Instant present = known.now().minus(Duration.ofMinutes(limits.presenceMinutes()));
        boolean there =
                known.said().map(said -> said.contains(worker.id())).orElse(seen != null && seen.isAfter(present));
        return there ? PeopleView.Doing.WAITING : PeopleView.Doing.AWAY;
    }
}
