package dev.terrace.ingestion.project;

import dev.terrace.ingestion.Edition;
import dev.terrace.ingestion.MongoEditions;
import dev.terrace.ingestion.MongoTotals;
import dev.terrace.ingestion.Project;
import dev.terrace.ingestion.Totals;
import dev.terrace.shared.work.Terms;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** Puts together what the API shows of projects. */
@ApplicationScoped
class ProjectShow {

    private final MongoEditions editions;
    private final MongoTotals totals;
    private final InstantSource clock;

    ProjectShow(MongoEditions editions, MongoTotals totals, InstantSource clock) {
        this.editions = editions;
        this.totals = totals;
        this.clock = clock;
    }

    /** A project with its newest version, its totals and its forecast. */
    ProjectView one(Project project) {
        Edition newest = newest(project);
        Totals now = totals.of(project.id());
        return ProjectView.of(project, newest, now, Forecast.of(newest.terms(), now, clock.instant()));
    }

    /** Projects, each with its newest version and its totals. */
    List<ProjectView> all(List<Project> projects) {
        Map<String, Totals> now = totals.of(projects.stream().map(Project::id).toList());
        return projects.stream()
                .map(project ->
                        ProjectView.of(project, newest(project), now.getOrDefault(project.id(), Totals.NOTHING), null))
                .toList();
    }

    /** What all that a project has been sent will cost. */
    Estimate estimate(Project project) {
        Totals now = totals.of(project.id());
        return Estimate.of(newest(project).terms(), now.units(), now);
    }

    Terms terms(Project project) {
        return newest(project).terms();
    }

    long openUnits(String project) {
        return totals.of(project).open();
    }

    private Edition newest(Project project) {
        return editions.get(project.terms(project.newest()));
    }
}
