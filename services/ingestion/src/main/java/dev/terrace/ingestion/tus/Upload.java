package dev.terrace.ingestion.tus;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.terrace.shared.store.Versioned;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A file that a client sends in as many pieces as its line makes of it. How far it is stands nowhere but in the file's own
 * length, so that a piece costs no write to the store and no crash can make the two differ.
 *
 * @param length of the whole, in bytes
 * @param metadata as the client gave it, by name
 * @param role alone, a part of a later whole, or the whole of earlier parts
 * @param sha256 of the whole, in hex; null until somebody asked for it
 */
public record Upload(
        @JsonProperty("_id") String id,
        long version,
        String client,
        long length,
        Map<String, String> metadata,
        Role role,
        List<String> parts,
        Instant createdAt,
        Instant expiresAt,
        @Nullable String sha256)
        implements Versioned<Upload> {

    /** What it is to others (tus concatenation). */
    public enum Role {
        ALONE,
        PARTIAL,
        FINAL
    }

    public Upload {
        metadata = Map.copyOf(metadata);
        parts = List.copyOf(parts);
    }

    @Override
    public Upload withVersion(long next) {
        return new Upload(id, next, client, length, metadata, role, parts, createdAt, expiresAt, sha256);
    }

    Upload hashed(String sum) {
        return new Upload(id, version, client, length, metadata, role, parts, createdAt, expiresAt, sum);
    }
}
