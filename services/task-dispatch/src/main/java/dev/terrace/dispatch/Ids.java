package dev.terrace.dispatch;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;

/** Ids that dispatch gives. */
public final class Ids {
    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
    private static final int CHARS = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Ids() {}

    /** An id that nobody can guess. */
    public static String random(String prefix) {
        byte[] bytes = new byte[CHARS];
        RANDOM.nextBytes(bytes);
        return prefix + written(bytes);
    }

    /** The same id whenever the same owner uses the same key. */
    public static String of(String prefix, String owner, String key) {
        return prefix + written(sha256((owner + "\n" + key).getBytes(UTF_8)));
    }

    public static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String written(byte[] bytes) {
        StringBuilder id = new StringBuilder(CHARS);
        for (int i = 0; i < CHARS; i++) {
            id.append(ALPHABET.charAt(bytes[i] & 31));
        }
        return id.toString();
    }
}
