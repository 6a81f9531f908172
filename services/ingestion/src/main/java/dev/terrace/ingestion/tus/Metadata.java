package dev.terrace.ingestion.tus;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.terrace.ingestion.Refusal;
import dev.terrace.shared.problem.Refused;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The header Upload-Metadata: names, each with a value in base64 or none, separated by commas. */
final class Metadata {
    private static final int MOST = 32;
    private static final int CHARACTERS = 4_096;

    private Metadata() {}

    static Map<String, String> read(@Nullable String header) {
        Map<String, String> values = new LinkedHashMap<>();
        if (header == null || header.isBlank()) {
            return values;
        }
        if (header.length() > CHARACTERS) {
            throw unreadable("has more than " + CHARACTERS + " characters");
        }
        for (String pair : header.split(",")) {
            String[] words = pair.strip().split(" ");
            if (words.length > 2 || words[0].isEmpty()) {
                throw unreadable("must be names, each with a space and a value in base64, separated by commas");
            }
            try {
                String value =
                        words.length == 1 ? "" : new String(Base64.getDecoder().decode(words[1]), UTF_8);
                if (values.put(words[0], value) != null) {
                    throw unreadable("has '" + words[0] + "' twice");
                }
            } catch (IllegalArgumentException e) {
                throw unreadable("has a value of '" + words[0] + "' that is not base64");
            }
        }
        if (values.size() > MOST) {
            throw unreadable("has more than " + MOST + " names");
        }
        return values;
    }

    static String written(Map<String, String> values) {
        return values.entrySet().stream()
                .map(e -> e.getKey() + " "
                        + Base64.getEncoder().encodeToString(e.getValue().getBytes(UTF_8)))
                .collect(Collectors.joining(","));
    }

    private static Refused unreadable(String problem) {
        return new Refused(Refusal.UPLOAD_UNREADABLE, "Upload-Metadata " + problem);
    }
}
