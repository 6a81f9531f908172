package dev.terrace.systemtests.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.terrace.systemtests.contract.Contract;
import dev.terrace.systemtests.contract.Estate;
import dev.terrace.systemtests.contract.Operation;
import dev.terrace.systemtests.flow.Terrace;
import dev.terrace.tools.client.Answer;
import dev.terrace.tools.client.Json;
import dev.terrace.tools.client.Service;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Requests that are well sent and make no sense: every operation refuses them, and says what is wrong. */
class MalformedIT {
    private static final List<String> SERVER_SET =
            List.of("client", "subject", "maker", "state", "createdAt", "version", "_id", "outbox");
    private static final List<String> OUT_OF_RANGE = List.of("1e999", "9223372036854775808", "0.1", "\"1\"");
    private static final List<String> TRICKS = List.of(
            "%2e%2e%2f%2e%2e%2fetc%2fpasswd",
            "..%2f",
            "%00",
            "x%00y",
            "a%2fb",
            "%c0%af",
            "%ff",
            "%24ne",
            "%7B%22%24gt%22%3A%22%22%7D",
            "%E6%A2%AF%E7%94%B0",
            "%F0%9F%8C%BE",
            "%20",
            "%0d%0aX-Evil:1",
            "x".repeat(3_000),
            "x".repeat(100_000));

    private final Terrace terrace = Terrace.started();
    private final Door door = new Door(terrace);
    private final List<String> wrong = new ArrayList<>();
    private Bystander bystander;

    @BeforeEach
    void somebodyElseCalls() {
        bystander = new Bystander(terrace.callers());
    }

    @AfterEach
    void andIsServed() {
        bystander.close();
        assertEquals(List.of(), wrong);
    }

    @Test
    void unknownFieldsAndThoseThatOnlyTheServerSetsAreRefusedByName() {
        for (Operation operation : door.takingJson()) {
            if (operation.fields().isEmpty()) {
                continue; // takes any JSON
            }
            List<String> names = new ArrayList<>(SERVER_SET);
            names.add("surprise");
            names.removeAll(operation.fields());
            for (String name : names) {
                ObjectNode body = example(operation).put(name, "x");
                expectRefused(operation, bytes(body), name);
            }
        }
    }

    @Test
    void numbersOutOfRangeAreRefused() {
        for (Operation operation : door.takingJson()) {
            for (String pointer : numbers(example(operation), "")) {
                for (String number : OUT_OF_RANGE) {
                    expectRefused(operation, with(operation, pointer, number), "");
                }
            }
        }
    }

    @Test
    void jsonThatIsNestedWithoutEndIsRefused() {
        for (Operation operation : door.takingJson()) {
            expectRefused(operation, "[".repeat(100_000).getBytes(StandardCharsets.UTF_8), "");
            expectRefused(operation, "{\"name\":".repeat(25_000).getBytes(StandardCharsets.UTF_8), "");
        }
    }

    @Test
    void textThatIsNotUtf8IsRefused() {
        for (Operation operation : door.takingJson()) {
            String body = example(operation).toString();
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            int at = body.lastIndexOf('"');
            bytes.writeBytes(body.substring(0, at).getBytes(StandardCharsets.UTF_8));
            bytes.writeBytes(new byte[] {(byte) 0xc3, 0x28});
            bytes.writeBytes(body.substring(at).getBytes(StandardCharsets.UTF_8));
            expectRefused(operation, bytes.toByteArray(), "");
        }
    }

    @Test
    void rowsThatMakeNoSenseAreRefusedOneByOne() {
        for (Operation operation : door.taking()) {
            if (operation.bodyType().get().equals("application/x-ndjson")) {
                byte[] rows = HostileRows.of(
                        (ObjectNode) operation.example(operation.body()).orElseThrow());
                Answer answer = call(operation, rows);
                if (HostileRows.taken(answer) > 0) {
                    wrong.add(operation + " took a row: " + answer.status() + answer.text());
                }
            }
        }
    }

    @Test
    void pathsThatTryToLeadElsewhereLeadNowhere() {
        for (Operation operation : Contract.operations()) {
            for (String parameter : operation.required("path")) {
                for (String trick : TRICKS) {
                    int status = door.ask(operation, door.estate().uri(operation, Map.of(parameter, trick)))
                            .status();
                    if (status / 100 != 4 || status == 401 || status == 403) {
                        wrong.add("%d for %s %s".formatted(status, operation, abbreviated(trick)));
                    }
                }
            }
        }
    }

    @Test
    void aTokenInTheAddressIsRefusedThoughItIsGood() {
        for (Service service : Service.values()) {
            for (String name : List.of("access_token", "token", "jwt")) {
                Answer answer = terrace.callers()
                        .operator()
                        .get(service, "/v1/queue?" + name + "=" + door.token("operator"))
                        .send();
                assertEquals(400, answer.status());
                assertEquals("malformed", answer.problem());
                assertTrue(answer.json().path("detail").asText().contains("Authorization"));
            }
        }
    }

    private void expectRefused(Operation operation, byte[] body, String says) {
        Answer answer = call(operation, body);
        boolean refused = (answer.status() == 400 || answer.status() == 422)
                && !answer.problem().isEmpty();
        if (!refused || !answer.json().path("detail").asText().contains(says)) {
            wrong.add("%s took %s: %d %s"
                    .formatted(
                            operation,
                            abbreviated(new String(body, StandardCharsets.UTF_8)),
                            answer.status(),
                            answer.text()));
        }
    }

    private Answer call(Operation operation, byte[] body) {
        Estate estate = door.estate();
        return estate.call(operation, estate.owner(operation.roles().iterator().next()))
                .body(operation.bodyType().orElseThrow(), body)
                .send();
    }

    private ObjectNode example(Operation operation) {
        return (ObjectNode) Json.parse(door.estate().body(operation));
    }

    private static byte[] bytes(JsonNode body) {
        return body.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Where whole numbers are in a body. */
    private static List<String> numbers(JsonNode node, String at) {
        List<String> found = new ArrayList<>();
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            String here = at + "/" + field.getKey();
            if (field.getValue().isIntegralNumber()) {
                found.add(here);
            }
            found.addAll(numbers(field.getValue(), here));
        }
        return found;
    }

    /** The example with something else in place of a number. */
    private byte[] with(Operation operation, String pointer, String number) {
        ObjectNode body = example(operation);
        int slash = pointer.lastIndexOf('/');
        ((ObjectNode) body.at(pointer.substring(0, slash))).put(pointer.substring(slash + 1), "@");
        return body.toString().replace("\"@\"", number).getBytes(StandardCharsets.UTF_8);
    }

    private static String abbreviated(String text) {
        return text.length() <= 80 ? text : text.substring(0, 80) + "…";
    }
}
