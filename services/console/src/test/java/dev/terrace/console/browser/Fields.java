package dev.terrace.console.browser;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import dev.terrace.stack.LocalStack;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** What has to be so before a door has something to show: a county, a site, projects, and labels that agree. */
final class Fields {
    static final String SITE = "yuanyang-1";
    static final String LI_NA = SITE + "-101";
    static final String WANG_FANG = SITE + "-102";

    private static final String CLIENT = "riverside-mobility";
    private static final String JSON = "application/json";
    private static final String ROWS = "application/x-ndjson";
    private static final Map<String, ?> ALL = Map.of("all", true);
    private static final int BEAT_MILLIS = 200;
    private static final Gson GSON = new Gson();

    private final LocalStack stack;
    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<String, String> projectsByDataset = new HashMap<>();

    Fields(LocalStack stack) {
        this.stack = stack;
    }

    void siteIsThere() {
        String operator = stack.tokens().role("operator", "operator");
        send("task-dispatch", "PUT", "/v1/counties/yuanyang", operator, Map.of("name", "Yuanyang"));
        send("task-dispatch", "PUT", "/v1/sites/" + SITE, operator, Map.of("county", "yuanyang", "name", "Yuanyang 1"));
        String site = stack.tokens().site(SITE);
        send("task-dispatch", "PUT", "/v1/sites/%s/teams/team-1".formatted(SITE), site, Map.of("name", "Team 1"));
        for (String worker : List.of(LI_NA, WANG_FANG)) {
            String path = "/v1/sites/%s/workers/%s".formatted(SITE, worker);
            send("task-dispatch", "PUT", path, site, Map.of("team", "team-1"));
        }
    }

    /** @param schema of the labels, as JSON, its type the kind of work */
    String project(String name, String schema) {
        return project(name, schema, 3);
    }

    /** @param maxOverlap with 2 nobody but a reviewer can settle what two workers do not agree on */
    String project(String name, String schema, int maxOverlap) {
        JsonObject labels = GSON.fromJson(schema, JsonObject.class);
        Map<String, ?> project = Map.of(
                "name",
                name,
                "workType",
                labels.get("type"),
                "schema",
                labels,
                "guideline",
                "Mark what is there.",
                "quality",
                Map.of("minOverlap", 2, "maxOverlap", maxOverlap, "confidence", 0.8, "distinctSites", false),
                "price",
                Map.of("currency", "CNY", "labelMicros", 100_000, "lateMicros", 50_000));
        return send("ingestion", "POST", "/v1/projects", clientToken(), project)
                .getAsJsonObject()
                .get("project")
                .getAsString();
    }

    /** Sends rows, and waits until they are dealt. */
    void send(String project, List<String> rows) {
        String path = "/v1/projects/%s/datasets".formatted(project);
        String dataset = call(
                        "ingestion",
                        "POST",
                        path,
                        clientToken(),
                        BodyPublishers.ofString(String.join("\n", rows) + "\n"),
                        ROWS)
                .getAsJsonObject()
                .get("dataset")
                .getAsString();
        projectsByDataset.put(dataset, project);
        until(project + " is dealt", () -> queue().contains(project));
    }

    /** Takes back whatever of it is still open, so that the next test finds its own work and nothing else. */
    void clear() {
        projectsByDataset.forEach((dataset, project) -> {
            send("ingestion", "POST", "/v1/datasets/%s/withdrawals".formatted(dataset), clientToken(), ALL);
            until(project + " is out of the queue", () -> !queue().contains(project));
        });
        projectsByDataset.clear();
    }

    private String queue() {
        return get("task-dispatch", "/v1/queue", stack.tokens().role("operator", "operator"))
                .toString();
    }

    /** Keeps a medium. @return the name by which items refer to it */
    String medium(byte[] bytes) {
        return call(
                        "ingestion",
                        "POST",
                        "/v1/media",
                        clientToken(),
                        BodyPublishers.ofByteArray(bytes),
                        "application/octet-stream")
                .getAsJsonObject()
                .get("media")
                .getAsString();
    }

    int resolved(String project) {
        return get("ingestion", "/v1/projects/" + project, clientToken())
                .getAsJsonObject()
                .getAsJsonObject("totals")
                .get("resolved")
                .getAsInt();
    }

    /** How many labels of a unit are stored, whatever became of them; 0 while the unit is not known where labels are judged. */
    JsonArray labels(String unit) {
        String reviewer = stack.tokens().role("reviewer", "reviewer");
        JsonElement found = get("quality-check", "/v1/units/" + unit, reviewer);
        return found.isJsonNull() ? new JsonArray() : found.getAsJsonObject().getAsJsonArray("labels");
    }

    /** Makes a project of texts to say yes or no to, and sends so many of them. */
    void questions(String name, int items) {
        String project = project(name, "{\"type\": \"classes\", \"classes\": [\"yes\", \"no\"]}");
        send(
                project,
                IntStream.range(0, items)
                        .mapToObj(n -> "{\"id\": \"%d\", \"text\": \"Question %d?\"}".formatted(n, n))
                        .toList());
    }

    /** What the first who labelled it says of a unit, once that is stored. */
    JsonElement said(String unit) {
        until("a label of " + unit, () -> !labels(unit).isEmpty());
        return labels(unit).get(0).getAsJsonObject().get("label");
    }

    /** Gives every unit that a worker may have the label that this makes of it. @return how many were sent */
    int label(String worker, Function<JsonObject, JsonElement> made) {
        String token = stack.tokens().site(SITE);
        JsonElement answer = send("task-dispatch", "POST", "/v1/packs", token, Map.of("units", 50, "worker", worker));
        if (answer.isJsonNull()) {
            return 0;
        }
        JsonObject pack = answer.getAsJsonObject();
        StringBuilder rows = new StringBuilder();
        for (JsonElement one : pack.getAsJsonArray("units")) {
            JsonObject unit = one.getAsJsonObject();
            JsonObject row = new JsonObject();
            row.add("unit", unit.get("unit"));
            row.add("attempt", unit.get("attempt"));
            row.addProperty("worker", worker);
            row.add("label", made.apply(unit));
            row.addProperty("seconds", 4);
            rows.append(row).append('\n');
        }
        String path = "/v1/packs/" + pack.get("pack").getAsString() + "/submissions";
        return call("task-dispatch", "POST", path, token, BodyPublishers.ofString(rows.toString()), ROWS)
                .getAsJsonObject()
                .getAsJsonArray("rows")
                .size();
    }

    /** Parks an event that can be taken in by now, as if it had come when it could not. */
    void deadLetter() {
        ProducerRecord<String, String> letter = new ProducerRecord<>("terrace.projects.dlq", "p-nobody", """
                {"project": "p-nobody", "client": "nobody", "number": 1,
                 "directive": {"priority": 5, "weight": 1, "paused": true}}""");
        letter.headers().add("ce_type", "dev.terrace.project.directed.v1".getBytes(StandardCharsets.UTF_8));
        letter.headers().add("dead-letter-reason", "the store was away".getBytes(StandardCharsets.UTF_8));
        Map<String, Object> broker = Map.of("bootstrap.servers", stack.bootstrapServers());
        try (var producer = new KafkaProducer<>(broker, new StringSerializer(), new StringSerializer())) {
            producer.send(letter);
        }
    }

    /** Waits for what comes by itself. */
    static void until(String what, BooleanSupplier isSo) {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(Stage.PATIENCE_MILLIS);
        while (!isSo.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("in vain: " + what);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(BEAT_MILLIS));
        }
    }

    private String clientToken() {
        return stack.tokens().client(CLIENT);
    }

    private JsonElement get(String service, String path, String token) {
        return call(service, "GET", path, token, BodyPublishers.noBody(), JSON);
    }

    private JsonElement send(String service, String method, String path, String token, Map<String, ?> body) {
        return call(service, method, path, token, BodyPublishers.ofString(GSON.toJson(body)), JSON);
    }

    /** @return the answer; JSON's null where there is none, or there is no such thing */
    private JsonElement call(
            String service, String method, String path, String token, HttpRequest.BodyPublisher body, String type) {
        HttpRequest request = HttpRequest.newBuilder(stack.uri(service).resolve(path))
                .header("authorization", "Bearer " + token)
                .header("content-type", type)
                .header("idempotency-key", UUID.randomUUID().toString())
                .method(method, body)
                .build();
        try {
            HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
            if (answer.statusCode() == 404 && method.equals("GET")) {
                return JsonNull.INSTANCE;
            }
            if (answer.statusCode() >= 300) {
                throw new IllegalStateException(method + " " + path + ": " + answer.statusCode() + " " + answer.body());
            }
            return answer.body().isEmpty() ? JsonNull.INSTANCE : GSON.fromJson(answer.body(), JsonElement.class);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
