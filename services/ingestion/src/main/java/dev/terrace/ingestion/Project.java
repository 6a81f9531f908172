package dev.terrace.ingestion;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.terrace.shared.store.Versioned;
import dev.terrace.shared.work.Terms;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What one client wants labelled, with every edition of its terms. Editions are only ever added, so a unit can keep the
 * terms it was born with.
 *
 * @param version of this document in the store; the versions that the API speaks of are the {@link Edition}s
 */
public record Project(@JsonProperty("_id") String id, long version, String client, String name, List<Edition> editions)
        implements Versioned<Project> {

    public Project {
        editions = List.copyOf(editions);
    }

    /**
     * One version of the project, as the API calls it.
     *
     * @param request names the request that made it, so that its repeat can be told
     * @param body the hash of what that request asked for
     */
    public record Edition(Terms terms, String request, String body, Instant createdAt) {
        public int number() {
            return terms.version();
        }
    }

    public Edition latest() {
        return editions.getLast();
    }

    /** The edition of this number, counting from 1. */
    public Optional<Edition> edition(int number) {
        return number < 1 || number > editions.size() ? Optional.empty() : Optional.of(editions.get(number - 1));
    }

    public Optional<Edition> madeBy(String request) {
        return editions.stream().filter(e -> e.request().equals(request)).findFirst();
    }

    public Project with(Edition next) {
        return new Project(
                id,
                version,
                client,
                name,
                Stream.concat(editions.stream(), Stream.of(next)).toList());
    }

    @Override
    public Project withVersion(long version) {
        return new Project(id, version, client, name, editions);
    }
}
