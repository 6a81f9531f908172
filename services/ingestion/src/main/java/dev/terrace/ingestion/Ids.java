package dev.terrace.ingestion;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Ids that follow from what they name: the same request leads to the same id, whatever happened to its first try. */
public final class Ids {

    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz234567";

    private Ids() {}

    /** A project's id: 50 bits of the hash of who asked and under what key. */
    public static String project(String client, String key) {
        return "p-" + letters(10, client, key);
    }

    /** A dataset's id: 60 bits of the hash, as there are more of them. */
    public static String dataset(String client, String project, String key) {
        return "d-" + letters(12, client, project, key);
    }

    /** Names a request that has no id of its own to show for it. */
    public static String request(String... parts) {
        return letters(20, parts);
    }

    public static String sha256(byte[] bytes) {
        return HexFormat.of().formatHex(digest().digest(bytes));
    }

    /** The same of the bytes of a file. */
    public static String sha256(Path file) throws IOException {
        MessageDigest digest = digest();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    public static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static String letters(int length, String... parts) {
        byte[] hash = digest().digest(String.join("\n", parts).getBytes(UTF_8));
        StringBuilder id = new StringBuilder(length);
        for (int bit = 0; id.length() < length; bit += 5) {
            int twoBytes = (hash[bit / 8] & 0xff) << 8 | (hash[bit / 8 + 1] & 0xff);
            id.append(LETTERS.charAt(twoBytes >> (11 - bit % 8) & 31));
        }
        return id.toString();
    }
}
