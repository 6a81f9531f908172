package dev.terrace.dispatch.submit;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.terrace.dispatch.Ids;
import dev.terrace.shared.work.JsonText;
import dev.terrace.shared.work.Label;
import dev.terrace.shared.work.LabelSchema;
import dev.terrace.shared.work.Task;
import java.util.Arrays;
import java.util.Base64;

/** A label in the form in which its schema writes it. @param digest by which it is told from another; @param bytes that it takes */
record Sendable(JsonText label, String digest, int bytes) {
    private static final int DIGEST_BYTES = 9;

    /** Of a label in which the schema finds no fault. */
    static <L extends Label> Sendable of(LabelSchema<L> schema, JsonNode label, Task task) {
        JsonText written = JsonText.of(schema.write(schema.read(label, task)));
        byte[] bytes = written.text().getBytes(UTF_8);
        byte[] digest = Arrays.copyOf(Ids.sha256(bytes), DIGEST_BYTES);
        return new Sendable(written, Base64.getUrlEncoder().withoutPadding().encodeToString(digest), bytes.length);
    }
}
