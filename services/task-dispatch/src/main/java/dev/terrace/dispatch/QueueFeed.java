package dev.terrace.dispatch;

import dev.terrace.shared.event.ProjectDirected;
import dev.terrace.shared.project.MongoProjects;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Brings lots into the ready queue, and tells it what directs their projects and clients. */
@ApplicationScoped
public class QueueFeed {
    private final ReadyQueue queue;
    private final MongoProjects projects;
    private final MongoSites sites;
    /** Projects of which the queue has been told. */
    private final Set<String> told = ConcurrentHashMap.newKeySet();

    QueueFeed(ReadyQueue queue, MongoProjects projects, MongoSites sites) {
        this.queue = queue;
        this.projects = projects;
        this.sites = sites;
    }

    /** Takes a lot in if it has open slots. */
    public void offer(Lot lot) {
        if (lot.open() > 0) {
            offer(new MongoLots.Queued(lot.id(), lot.terms(), lot.reopenCount(), lot.started()));
        }
    }

    public void offer(MongoLots.Queued lot) {
        Origin origin = Origin.of(projects.terms(lot.terms()));
        if (told.add(origin.project())) {
            queue.expect(origin);
            direct(origin.project());
            sites.standings().find(origin.client()).ifPresent(queue::rank);
        }
        queue.offer(lot.id(), origin, lot.reopenCount(), lot.started());
    }

    /** What another instance has heard, or an operator said there, counts here within some seconds. */
    public void refresh() {
        Set<String> known = queue.projects();
        told.retainAll(known);
        known.forEach(this::direct);
        sites.standings().find(queue.clients()).forEach(queue::rank);
    }

    void directed(@Observes ProjectDirected directed) {
        queue.direct(directed.project(), directed.directive());
    }

    private void direct(String project) {
        projects.directive(project).ifPresent(directed -> queue.direct(project, directed.directive()));
    }
}
