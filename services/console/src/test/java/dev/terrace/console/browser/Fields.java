package dev.terrace.console.browser;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.terrace.stack.LocalStack;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.UUID;

/** What has to be so before a door has something to show: a county, a site, and labels that agree. */
final class Fields {
    static final String SITE = "yuanyang-1";
    private static final Gson GSON = new Gson();

    private final LocalStack stack;
    private final HttpClient client = HttpClient.newHttpClient();

    Fields(LocalStack stack) {
        this.stack = stack;
    }

    void siteIsThere() {
        String operator = stack.tokens().role("operator", "operator");
        send("task-dispatch", "PUT", "/v1/counties/yuanyang", operator, Map.of("name", "Yuanyang"));
        send("task-dispatch", "PUT", "/v1/sites/" + SITE, operator, Map.of("county", "yuanyang", "name", "Yuanyang 1"));
    }

    /** Gives every unit that a worker may have this class. @return how many labels were stored */
    int label(String worker, String chosen) {
        String token = stack.tokens().site(SITE);
        JsonObject pack = send("task-dispatch", "POST", "/v1/packs", token, Map.of("units", 50, "worker", worker))
                .getAsJsonObject();
        StringBuilder rows = new StringBuilder();
        for (JsonElement one : pack.getAsJsonArray("units")) {
            JsonObject row = new JsonObject();
            row.add("unit", one.getAsJsonObject().get("unit"));
            row.add("attempt", one.getAsJsonObject().get("attempt"));
            row.addProperty("worker", worker);
            row.add("label", GSON.toJsonTree(Map.of("class", chosen)));
            row.addProperty("seconds", 4);
            rows.append(row).append('\n');
        }
        String path = "/v1/packs/" + pack.get("pack").getAsString() + "/submissions";
        return call("task-dispatch", "POST", path, token, rows.toString(), "application/x-ndjson")
                .getAsJsonObject()
                .getAsJsonArray("rows")
                .size();
    }

    private JsonElement send(String service, String method, String path, String token, Map<String, ?> body) {
        return call(service, method, path, token, GSON.toJson(body), "application/json");
    }

    private JsonElement call(String service, String method, String path, String token, String body, String type) {
        HttpRequest request = HttpRequest.newBuilder(stack.uri(service).resolve(path))
                .header("authorization", "Bearer " + token)
                .header("content-type", type)
                .header("idempotency-key", UUID.randomUUID().toString())
                .method(method, BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new IllegalStateException(method + " " + path + ": " + answer.statusCode() + " " + answer.body());
            }
            return GSON.fromJson(answer.body(), JsonElement.class);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
