package dev.terrace.ingestion.tus;

import dev.terrace.ingestion.Refusal;
import dev.terrace.shared.problem.Refused;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a piece of an upload must add up to: {@code Upload-Checksum: sha256 <base64>}. */
record Checksum(MessageDigest digest, byte[] expected) {
    private static final Map<String, String> ALGORITHMS = Map.of("sha1", "SHA-1", "sha256", "SHA-256", "md5", "MD5");

    /** The names under which clients may ask for them. */
    static final String NAMES = String.join(",", List.of("sha256", "sha1", "md5"));

    /** @throws Refused if there is one that cannot be read */
    static Optional<Checksum> of(@Nullable String header) {
        if (header == null) {
            return Optional.empty();
        }
        String[] words = header.strip().split(" +");
        String algorithm = ALGORITHMS.get(words[0]);
        if (words.length != 2 || algorithm == null) {
            throw new Refused(
                    Refusal.CHECKSUM_UNREADABLE,
                    "Upload-Checksum: write one of " + NAMES + ", a space, and the sum in base64");
        }
        try {
            return Optional.of(new Checksum(
                    MessageDigest.getInstance(algorithm), Base64.getDecoder().decode(words[1])));
        } catch (IllegalArgumentException | NoSuchAlgorithmException e) {
            throw new Refused(Refusal.CHECKSUM_UNREADABLE, "Upload-Checksum: the sum must be in base64");
        }
    }

    boolean holds() {
        return MessageDigest.isEqual(digest.digest(), expected);
    }
}
