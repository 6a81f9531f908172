package dev.terrace.ingestion;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.terrace.shared.event.ProjectDirected;
import dev.terrace.shared.store.Versioned;
import dev.terrace.shared.work.Directive;
import dev.terrace.shared.work.TermsId;
import java.time.Instant;

/**
 * What one client wants labelled. Its terms are in its {@link Edition}s, which are only ever added.
 *
 * @param version of this document in the store; the versions that the API speaks of are the editions
 * @param newest the number of the newest edition
 * @param directions counts the directives
 */
public record Project(
        @JsonProperty("_id") String id,
        long version,
        String client,
        String name,
        Instant createdAt,
        int newest,
        Directive directive,
        long directions)
        implements Versioned<Project> {

    public static Project first(String id, String client, String name, Directive directive, Instant now) {
        return new Project(id, 0, client, name, now, 1, directive, 1);
    }

    public TermsId terms(int number) {
        return new TermsId(id, number);
    }

    /** With an edition of this number, where it has none that is newer. */
    public Project upTo(int number) {
        return number <= newest
                ? this
                : new Project(id, version, client, name, createdAt, number, directive, directions);
    }

    public Project directed(Directive next) {
        return new Project(id, version, client, name, createdAt, newest, next, directions + 1);
    }

    /** What the other services are told of it. */
    public ProjectDirected told() {
        return new ProjectDirected(id, client, directions, directive);
    }

    @Override
    public Project withVersion(long version) {
        return new Project(id, version, client, name, createdAt, newest, directive, directions);
    }
}
