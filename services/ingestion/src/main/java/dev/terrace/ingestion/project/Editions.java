package dev.terrace.ingestion.project;

import static dev.terrace.ingestion.Refusal.KEY_REUSED;
import static dev.terrace.ingestion.Refusal.TOO_MANY_VERSIONS;

import dev.terrace.ingestion.Edition;
import dev.terrace.ingestion.Ids;
import dev.terrace.ingestion.Lifecycle;
import dev.terrace.ingestion.Limits;
import dev.terrace.ingestion.MongoEditions;
import dev.terrace.ingestion.MongoProjects;
import dev.terrace.ingestion.Project;
import dev.terrace.ingestion.Refusal;
import dev.terrace.ingestion.RequestFields;
import dev.terrace.shared.problem.Refused;
import dev.terrace.shared.store.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Makes projects and their versions, each request's once. An edition is stored before its project says that it has it, so that
 * whatever is cut off in between is finished by the repeat of the request, or by the next.
 */
@ApplicationScoped
class Editions {

    private final MongoProjects projects;
    private final MongoEditions editions;
    private final Limits limits;

    Editions(MongoProjects projects, MongoEditions editions, Limits limits) {
        this.projects = projects;
        this.editions = editions;
        this.limits = limits;
    }

    /** Who asks, for what: the request's own name and the hash of its body. */
    record Request(String name, String body, Instant at) {}

    /** An edition, and whether it was there before it was asked for. */
    record Answer(Project project, Edition edition, boolean hit) {}

    Answer create(String client, String key, ProjectRequest asked, Request request) {
        String id = Ids.project(client, key);
        Edition edition = edition(client, id, 1, asked, request);
        if (!editions.insert(edition)) {
            edition = editions.find(edition.terms().id())
                    .filter(there -> there.terms().client().equals(client)
                            && there.request().equals(request.name()))
                    .orElseThrow(() -> new Refused(KEY_REUSED, "Send it under another Idempotency-Key"));
            requireSame(edition, request);
        }
        Project first = first(id, client, asked, edition.createdAt());
        boolean isNew = projects.insert(first);
        return new Answer(isNew ? first : projects.find(id).orElse(first), edition, !isNew);
    }

    Answer addVersion(String id, ProjectRequest asked, Request request) {
        while (true) {
            Project project = projects.find(id).orElseThrow();
            Optional<Edition> made = editions.madeBy(id, request.name());
            if (made.isPresent()) {
                requireSame(made.get(), request);
                return new Answer(upTo(id, made.get()), made.get(), true);
            }
            requireCapped(project, asked);
            int next = project.newest() + 1;
            if (next > limits.versions()) {
                throw new Refused(
                        TOO_MANY_VERSIONS,
                        "A project has at most " + limits.versions() + " versions: make a new project");
            }
            Edition edition = edition(project.client(), id, next, asked, request);
            if (editions.insert(edition)) {
                return new Answer(upTo(id, edition), edition, false);
            }
            upTo(id, edition);
        }
    }

    private static Project first(String id, String client, ProjectRequest asked, Instant now) {
        Project open = new Project(
                id,
                0,
                client,
                asked.name(),
                now,
                1,
                asked.directive(),
                1,
                Lifecycle.of(Lifecycle.State.OPEN, now),
                asked.budgetMicros(),
                null,
                List.of());
        return asked.state() == Lifecycle.State.OPEN
                ? open
                : open.directed(asked.directive(), Lifecycle.of(asked.state(), now));
    }

    private Project upTo(String id, Edition edition) {
        return projects.change(id, project -> {
                    Project grown = project.upTo(edition.number());
                    return new Outcome<>(grown, List.of(), grown);
                })
                .orElseThrow();
    }

    private static Edition edition(String client, String project, int number, ProjectRequest asked, Request request) {
        return Edition.of(
                asked.terms(client, project, number), asked.repeats(), request.name(), request.body(), request.at());
    }

    private static void requireCapped(Project project, ProjectRequest asked) {
        RequestFields fields = RequestFields.none();
        BudgetFields.check(fields, project.budgetMicros(), asked.price());
        fields.refuse(Refusal.INVALID_PROJECT);
    }

    private static void requireSame(Edition made, Request request) {
        if (!made.body().equals(request.body())) {
            throw new Refused(
                    KEY_REUSED,
                    "Version " + made.number() + " of " + made.project()
                            + " was made under this key from another body: send this one under a new key");
        }
    }
}
