package dev.terrace.shared.project;

import dev.terrace.shared.delivery.Deliveries;
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
    private final Deliveries deliveries;
    private final MongoProjects projects;
    private final Event<ProjectDirected> directions;

    ProjectConsumer(Deliveries deliveries, MongoProjects projects, Event<ProjectDirected> directions) {
        this.deliveries = deliveries;
        this.projects = projects;
        this.directions = directions;
    }

    @Incoming("projects")
    @RunOnVirtualThread
    void heard(ConsumerRecord<String, byte[]> event) {
        if (Deliveries.isOf(EventType.PROJECT_DIRECTED, event)) {
            deliveries.deliver(event, EventType.PROJECT_DIRECTED, ProjectDirected.class, this::directed);
        } else {
            deliveries.deliver(
                    event, EventType.PROJECT_VERSIONED, ProjectVersioned.class, e -> projects.keep(e.terms()));
        }
    }

    private void directed(ProjectDirected directed) {
        if (projects.keep(directed)) {
            directions.fire(directed);
        }
    }
}
