package dev.terrace.ingestion.project;

import static dev.terrace.ingestion.Refusal.KEY_REUSED;
import static dev.terrace.ingestion.Refusal.TOO_MANY_VERSIONS;

import dev.terrace.ingestion.Project;
import dev.terrace.ingestion.Project.Edition;
import dev.terrace.shared.problem.Refused;
import dev.terrace.shared.store.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Decides what becomes of a project when somebody asks for it, or for a new version of it, perhaps not for the first time. */
final class Founding {

    private Founding() {}

    /** Who asks, for what: the request's own name and the hash of its body. */
    record Request(String name, String body, Instant at) {}

    /** An edition, and whether it was there before it was asked for. */
    record Answer(Project project, Edition edition, boolean hit) {}

    static Project found(String id, String client, Draft draft, Request request) {
        Edition first = new Edition(draft.terms(client, id, 1), request.name(), request.body(), request.at());
        return new Project(id, 0, client, draft.name(), List.of(first));
    }

    /** The edition that this request made earlier, if it asked for the same. */
    static Optional<Answer> repeated(Project project, Request request) {
        Optional<Edition> made = project.madeBy(request.name());
        made.ifPresent(edition -> {
            if (!edition.body().equals(request.body())) {
                throw new Refused(
                        KEY_REUSED,
                        "Version " + edition.number() + " of " + project.id()
                                + " was made under this key from another body: send this one under a new key");
            }
        });
        return made.map(edition -> new Answer(project, edition, true));
    }

    static Outcome<Project, Answer> addVersion(Project project, Draft draft, Request request, int mostVersions) {
        Optional<Answer> repeated = repeated(project, request);
        if (repeated.isPresent()) {
            return Outcome.unchanged(project, repeated.get());
        }
        int next = project.latest().number() + 1;
        if (next > mostVersions) {
            throw new Refused(
                    TOO_MANY_VERSIONS, "A project has at most " + mostVersions + " versions: make a new project");
        }
        Edition edition = new Edition(
                draft.terms(project.client(), project.id(), next), request.name(), request.body(), request.at());
        Project grown = project.with(edition);
        return new Outcome<>(grown, List.of(), new Answer(grown, edition, false));
    }
}
