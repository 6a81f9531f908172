package dev.terrace.dispatch.site;

import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** Follows a site and keeps what it is told. */
final class Follower implements AutoCloseable {
    private final HttpClient http = HttpClient.newHttpClient();
    private final List<Event> told = new CopyOnWriteArrayList<>();
    private final HttpResponse<Stream<String>> answer;

    /** An event as it came. */
    record Event(String id, String name, JsonPath data) {}

    private Follower(HttpRequest request) throws IOException, InterruptedException {
        answer = http.send(request, BodyHandlers.ofLines());
        Thread.startVirtualThread(this::read);
    }

    static Follower of(URI events, String token, String last) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(events).header("Authorization", "Bearer " + token);
        if (!last.isEmpty()) {
            request.header("Last-Event-ID", last);
        }
        return new Follower(request.timeout(Duration.ofSeconds(60)).build());
    }

    private void read() {
        String[] of = {"", "", ""};
        answer.body().forEach(line -> {
            int colon = line.indexOf(':');
            String value = line.substring(colon + 1).strip();
            switch (line.substring(0, Math.max(0, colon))) {
                case "id" -> of[0] = value;
                case "event" -> of[1] = value;
                case "data" -> of[2] += value;
                case "" -> {
                    if (line.isEmpty() && !of[2].isEmpty()) {
                        told.add(new Event(of[0], of[1], new JsonPath(of[2])));
                        of[2] = "";
                    }
                }
                default -> {}
            }
        });
    }

    int status() {
        return answer.statusCode();
    }

    List<Event> told() {
        return List.copyOf(told);
    }

    List<String> names() {
        return told.stream().map(Event::name).toList();
    }

    /** Waits for the first event of this name. */
    Event await(String name) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(
                        () -> told.stream()
                                .filter(event -> event.name().equals(name))
                                .findFirst(),
                        found -> found.isPresent())
                .orElseThrow();
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
