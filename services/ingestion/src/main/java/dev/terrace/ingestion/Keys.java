package dev.terrace.ingestion;

import static dev.terrace.ingestion.Refusal.KEY_MISSING;

import dev.terrace.shared.problem.Refused;
import org.jspecify.annotations.Nullable;

/** The caller's own name for a request ({@code Idempotency-Key}), by which its repeat is told from a new one. */
public final class Keys {

    public static final String HEADER = "Idempotency-Key";
    public static final String HIT = "Idempotency-Hit";

    private static final int CHARACTERS = 128;

    private Keys() {}

    /** @throws Refused if there is none, or one that a header should not carry */
    public static String checked(@Nullable String key) {
        if (key == null || !key.matches("[\\x21-\\x7e]{1," + CHARACTERS + "}")) {
            throw new Refused(
                    KEY_MISSING,
                    "Send the header Idempotency-Key: 1 to " + CHARACTERS
                            + " visible ASCII characters, a new one for each new request");
        }
        return key;
    }
}
