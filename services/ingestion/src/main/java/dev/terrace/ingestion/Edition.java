package dev.terrace.ingestion;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.terrace.shared.store.Versioned;
import dev.terrace.shared.work.Terms;
import java.time.Instant;

/**
 * One version of a project, as the API calls it. It never changes.
 *
 * @param id that of its terms, {@code <project>/<version>}
 * @param version of this document in the store
 * @param request names the request that made it, so that its repeat can be told
 * @param body the hash of what that request asked for
 * @param repeats what is done with a file that came before
 */
public record Edition(
        @JsonProperty("_id") String id,
        long version,
        String project,
        Terms terms,
        Repeats repeats,
        String request,
        String body,
        Instant createdAt)
        implements Versioned<Edition> {

    /** What is done with a file whose very bytes came before, under another key. */
    public enum Repeats {
        @JsonProperty("warn")
        WARN,

        @JsonProperty("refuse")
        REFUSE
    }

    public static Edition of(Terms terms, Repeats repeats, String request, String body, Instant now) {
        return new Edition(terms.id().toString(), 0, terms.project(), terms, repeats, request, body, now);
    }

    /** Its number, counting from 1. */
    public int number() {
        return terms.version();
    }

    @Override
    public Edition withVersion(long version) {
        return new Edition(id, version, project, terms, repeats, request, body, createdAt);
    }
}
