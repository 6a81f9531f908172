package dev.terrace.shared.media;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Makes and checks the short-lived addresses of kept media. Items name a kept medium {@code media:<sha-256>}; whoever deals
 * work turns that into an address that is good until a time, with the secret that the services share and without asking the
 * keeper. The secret is random, and good for this process alone, where none is configured.
 */
@ApplicationScoped
public class MediaAddresses {
    /** What the name of a kept medium begins with. */
    public static final String SCHEME = "media:";

    private static final String ALGORITHM = "HmacSHA256";

    private final String base;
    private final byte[] secret;

    public MediaAddresses(
            @ConfigProperty(name = "terrace.media.address", defaultValue = "http://127.0.0.1:8081") String base,
            @ConfigProperty(name = "terrace.media.secret") Optional<String> secret) {
        this.base = base;
        this.secret = secret.map(text -> text.getBytes(UTF_8)).orElseGet(MediaAddresses::random);
    }

    private static byte[] random() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }

    /** The name under which items refer to the medium of this hash. */
    public static String name(String sha256) {
        return SCHEME + sha256;
    }

    /** The hash in the name of a kept medium; empty for an address that is the client's own. */
    public static Optional<String> sha256(String media) {
        return media.startsWith(SCHEME) ? Optional.of(media.substring(SCHEME.length())) : Optional.empty();
    }

    /** An address at which the medium can be read until then; a client's own address stays as it is. */
    public String until(Instant end, String media) {
        return sha256(media)
                .filter(MediaAddresses::isHash)
                .map(hash -> "%s/v1/media/%s?until=%d&signature=%s"
                        .formatted(base, hash, end.getEpochSecond(), signature(hash, end.getEpochSecond())))
                .orElse(media);
    }

    /** Whether this is a signature of ours that is still good. */
    public boolean isGood(String sha256, long until, String signature, Instant now) {
        return now.getEpochSecond() <= until
                && MessageDigest.isEqual(signature(sha256, until).getBytes(UTF_8), signature.getBytes(UTF_8));
    }

    private String signature(String sha256, long until) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            byte[] sum = mac.doFinal((sha256 + "." + until).getBytes(UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(sum);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }

    /** Whether this is the hash of a medium, as it stands in names and addresses. */
    public static boolean isHash(String text) {
        return text.length() == 64 && text.chars().allMatch(c -> HexFormat.isHexDigit(c) && !Character.isUpperCase(c));
    }
}
