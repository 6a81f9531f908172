package dev.terrace.systemtests.hostile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.terrace.tools.client.Answer;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** NDJSON of which no row can be taken. */
final class HostileRows {
    private HostileRows() {}

    static byte[] of(ObjectNode good) {
        ByteArrayOutputStream rows = new ByteArrayOutputStream();
        String[] lines = {
            good.deepCopy().put("surprise", 1).toString(),
            good + " " + good,
            twice(good),
            "[".repeat(30_000),
            "{\"unit\":".repeat(5_000),
            "{\"attempt\":1e999,\"width\":1e999}",
            "{\"attempt\":9223372036854775808,\"width\":9223372036854775808}",
            "{\"attempt\":0.1,\"width\":0.1}",
            "null",
            "7",
            "\u0000",
            "x".repeat(100_000)
        };
        for (String line : lines) {
            rows.writeBytes((line + "\n").getBytes(StandardCharsets.UTF_8));
        }
        rows.writeBytes(new byte[] {'{', '"', 'i', 'd', '"', ':', '"', (byte) 0xc3, 0x28, '"', '}', '\n'});
        return rows.toByteArray();
    }

    private static String twice(ObjectNode good) {
        var field = good.properties().iterator().next();
        return "{\"%s\":%s,%s"
                .formatted(field.getKey(), field.getValue(), good.toString().substring(1));
    }

    /** How many rows were taken: items stored, labels or answers of a bank accepted. */
    static long taken(Answer answer) {
        if (answer.status() >= 400) {
            return 0;
        }
        JsonNode body = answer.json();
        return body.path("items").asLong()
                + body.path("rows")
                        .valueStream()
                        .filter(row -> !List.of("refused", "malformed")
                                .contains(row.path("outcome").asText()))
                        .count();
    }
}
