package dev.terrace.ingestion.media;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;

/**
 * A kept medium.
 *
 * @param sha256 of its bytes, in hex: its name
 * @param clients who have sent it; only they may refer to it
 */
public record Medium(
        @JsonProperty("_id") String sha256, long bytes, MediaFacts facts, List<String> clients, Instant at) {
    public Medium {
        clients = List.copyOf(clients);
    }
}
