package dev.terrace.shared.project;

import dev.terrace.shared.delivery.Handover;
import dev.terrace.shared.event.EventType;
import dev.terrace.shared.event.ProjectDirected;
import dev.terrace.shared.event.ProjectVersioned;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Hears of projects, in any order and any number of times. A service that must act on a directive observes it. */
@ApplicationScoped
class ProjectConsumer {
    private final Handover handover;
    private final MongoProjects projects;
    private final Event<ProjectDirected> directions;

    ProjectConsumer(Handover handover, MongoProjects projects, Event<ProjectDirected> directions) {
        this.handover = handover;
        this.projects = projects;
        this.directions = directions;
    }

    @Incoming("projects")
    @RunOnVirtualThread
    void heard(ConsumerRecord<String, byte[]> event) {
        if (Handover.isOf(EventType.PROJECT_DIRECTED, event)) {
            handover.deliver(event, EventType.PROJECT_DIRECTED, ProjectDirected.class, this::directed);
        } else {
            handover.deliver(event, EventType.PROJECT_VERSIONED, ProjectVersioned.class, e -> projects.keep(e.terms()));
        }
    }

    private void directed(ProjectDirected directed) {
        if (projects.keep(directed)) {
            directions.fire(directed);
        }
    }
}
