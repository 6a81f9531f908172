package dev.terrace.dispatch;

import dev.terrace.shared.work.Directive;
import dev.terrace.shared.work.TermsId;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whose turn it is: higher classes first; within a class weighted fair share among clients by start-time fair queueing (Goyal, Vin,
 * Cheng, 1996), and so again among a client's projects of equal priority and deadline. Who was served moves on in virtual time by
 * units over weight; who comes back after having had nothing to do starts at the clock, which is the time at which the last one
 * was served. Guarded by the {@link ReadyQueue}.
 */
final class Shares {
    /** Units by which one may lie behind the clock, where nobody could do its work: it does not get all of them at once. */
    private static final double MOST_BEHIND = 2_000;

    private static final Directive USUAL = new Directive(5, 1, null, false);

    private final int mostSeekers;
    private final Map<Integer, Clock> classes = new HashMap<>();
    private final Map<String, Client> clients = new HashMap<>();
    private final Map<String, Project> projects = new HashMap<>();

    /** Virtual time of those who share. */
    private static final class Clock {
        double now;
    }

    /** One that shares with others of its kind. */
    private abstract static class Sharer {
        double virtualTime;

        abstract boolean isActive();

        abstract int weight();

        double start(Clock clock) {
            return Math.max(virtualTime, clock.now - MOST_BEHIND / weight());
        }

        void charge(int units, Clock clock) {
            double start = start(clock);
            clock.now = Math.max(clock.now, start);
            virtualTime = start + (double) units / weight();
        }

        void join(Clock clock) {
            virtualTime = Math.max(virtualTime, clock.now);
        }
    }

    private static final class Client extends Sharer {
        Standing standing;
        final Clock clock = new Clock();
        final Map<String, Project> projects = new HashMap<>();

        Client(Standing standing) {
            this.standing = standing;
        }

        @Override
        boolean isActive() {
            return projects.values().stream().anyMatch(Project::isActive);
        }

        @Override
        int weight() {
            return Math.max(1, standing.weight());
        }
    }

    /** A project that has or had open lots. */
    static final class Project extends Sharer {
        private static final Comparator<Project> ORDER = Comparator.comparingInt((Project p) -> p.directive.priority())
                .reversed()
                .thenComparing(Project::deadline, Comparator.nullsLast(Comparator.naturalOrder()))
                .thenComparingDouble(p -> p.start(p.client.clock));

        private final Client client;
        private final Map<TermsId, Lane> lanes = new TreeMap<>(Comparator.comparingInt(TermsId::version));
        private Directive directive = USUAL;

        private Project(Client client) {
            this.client = client;
        }

        private @Nullable Instant deadline() {
            return directive.deadline();
        }

        @Override
        boolean isActive() {
            return !directive.paused() && lanes.values().stream().anyMatch(lane -> lane.size() > 0);
        }

        @Override
        int weight() {
            return Math.max(1, directive.weight());
        }
    }

    Shares(int mostSeekers) {
        this.mostSeekers = mostSeekers;
    }

    /** The lane of this origin, made if need be. */
    Lane lane(Origin origin) {
        Project project = projects.computeIfAbsent(origin.project(), name -> {
            Client client = clients.computeIfAbsent(origin.client(), c -> new Client(Standing.usual(c)));
            return client.projects.computeIfAbsent(name, _ -> new Project(client));
        });
        return project.lanes.computeIfAbsent(origin.terms(), _ -> new Lane(origin, project, mostSeekers));
    }

    /** Before a lot is added to a lane: whoever had nothing to do until now starts at the clock. */
    void awake(Lane lane) {
        awake(lane.project, !lane.project.directive.paused());
    }

    private void awake(Project project, boolean active) {
        if (active && !project.isActive()) {
            if (!project.client.isActive()) {
                project.client.join(clockOf(project.client));
            }
            project.join(project.client.clock);
        }
    }

    void direct(String name, Directive directive) {
        Project project = projects.get(name);
        if (project != null) {
            boolean unpaused = project.directive.paused() && !directive.paused();
            awake(project, unpaused && project.lanes.values().stream().anyMatch(lane -> lane.size() > 0));
            project.directive = directive;
        }
    }

    void rank(Standing standing) {
        Client client = clients.get(standing.client());
        if (client != null && !client.standing.equals(standing)) {
            boolean moved = client.standing.priorityClass() != standing.priorityClass();
            client.standing = standing;
            client.virtualTime = moved ? clockOf(client).now : client.virtualTime;
        }
    }

    void charge(Lane lane, int units) {
        lane.project.charge(units, lane.project.client.clock);
        lane.project.client.charge(units, clockOf(lane.project.client));
    }

    /** Lanes that have lots and are dealt, in the order of their turns. */
    Stream<Lane> inOrder() {
        Comparator<Client> order = Comparator.comparingInt((Client c) -> c.standing.priorityClass())
                .reversed()
                .thenComparingDouble(c -> c.start(clockOf(c)));
        return clients.values().stream()
                .filter(Client::isActive)
                .sorted(order)
                .flatMap(client -> client.projects.values().stream()
                        .filter(Project::isActive)
                        .sorted(Project.ORDER))
                .flatMap(project -> project.lanes.values().stream())
                .filter(lane -> lane.size() > 0);
    }

    /** Forgets lanes that are empty, and who owes and is owed nothing. */
    void tidy() {
        projects.values().forEach(p -> p.lanes.values().removeIf(lane -> lane.size() == 0));
        for (Client client : List.copyOf(clients.values())) {
            client.projects.values().removeIf(p -> p.lanes.isEmpty() && p.virtualTime <= client.clock.now);
        }
        projects.values().removeIf(p -> p.lanes.isEmpty() && p.virtualTime <= p.client.clock.now);
        clients.values().removeIf(c -> c.projects.isEmpty() && c.virtualTime <= clockOf(c).now);
    }

    Set<String> projects() {
        return Set.copyOf(projects.keySet());
    }

    Collection<String> clients() {
        return Set.copyOf(clients.keySet());
    }

    int lanes() {
        return projects.values().stream().mapToInt(p -> p.lanes.size()).sum();
    }

    private Clock clockOf(Client client) {
        return classes.computeIfAbsent(client.standing.priorityClass(), _ -> new Clock());
    }
}
