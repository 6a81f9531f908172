package dev.terrace.ingestion;

import static dev.terrace.ingestion.Refusal.NO_SUCH_DATASET;
import static dev.terrace.ingestion.Refusal.NO_SUCH_PROJECT;

import dev.terrace.shared.identity.Caller;
import dev.terrace.shared.identity.Role;
import dev.terrace.shared.problem.Refused;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/**
 * What the caller may see: an operator and an auditor everything, a client its own. What is not visible is answered as if it
 * were not there.
 */
@ApplicationScoped
public class AccessScope {

    private final Caller caller;
    private final MongoProjects projects;
    private final MongoDatasets datasets;

    AccessScope(Caller caller, MongoProjects projects, MongoDatasets datasets) {
        this.caller = caller;
        this.projects = projects;
        this.datasets = datasets;
    }

    /** The client whose things the caller may see; null if those of all. */
    public @Nullable String owner() {
        return caller.has(Role.OPERATOR) || caller.has(Role.AUDITOR) ? null : caller.client();
    }

    /** The client whom the caller acts for. */
    public String client() {
        return caller.client();
    }

    /** Whoever calls, by a name that is its own. */
    public String caller() {
        String owner = owner();
        return owner == null ? "user:" + caller.subject() : "client:" + owner;
    }

    /** A project that the caller may change. */
    public Project ownProject(String id) {
        return project(id, client());
    }

    public Project project(String id) {
        return project(id, owner());
    }

    private Project project(String id, @Nullable String owner) {
        return projects.find(id)
                .filter(project -> owner == null || owner.equals(project.client()))
                .orElseThrow(() -> new Refused(
                        NO_SUCH_PROJECT, "No project " + Text.quoted(id) + ": list yours with GET /v1/projects"));
    }

    public Dataset dataset(String id) {
        return dataset(id, owner());
    }

    /** The dataset of a unit, which those who judge and pay may see too. */
    public Dataset datasetOfUnit(String id) {
        boolean seesAll =
                caller.has(Role.REVIEWER) || caller.has(Role.FINANCE_MAKER) || caller.has(Role.FINANCE_CHECKER);
        return dataset(id, seesAll ? null : owner());
    }

    private Dataset dataset(String id, @Nullable String owner) {
        return datasets.find(id)
                .filter(dataset -> owner == null || owner.equals(dataset.client()))
                .orElseThrow(() -> new Refused(
                        NO_SUCH_DATASET, "No dataset " + Text.quoted(id) + ": list yours with GET /v1/datasets"));
    }
}
