package dev.terrace.systemtests.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.terrace.systemtests.contract.Contract;
import dev.terrace.systemtests.contract.Estate;
import dev.terrace.systemtests.contract.Operation;
import dev.terrace.systemtests.flow.Terrace;
import dev.terrace.tools.client.Call;
import dev.terrace.tools.client.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Every parameter, header and field of every operation with {@link Oddities oddities}: never a fault of ours, and what is refused is
 * named. Each place is tried with a share of them, so that among all places each oddity comes up; {@code -Doddities=all} tries all of
 * them, in some minutes. All of it happens on an estate of its own.
 */
class OdditiesIT {
    private static final int AT_ONCE = 8;
    private static final int SHARE = "all".equals(System.getProperty("oddities")) ? 1 : 8;
    private static final Set<Integer> NAMING = Set.of(400, 422);
    private static Door door;

    private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
    private final List<Runnable> calls = new ArrayList<>();
    private int turn;

    private static synchronized Door door() {
        if (door == null) {
            Terrace terrace = Terrace.started();
            door = new Door(terrace, Estate.another(terrace.callers(), "odd", "FJD"));
        }
        return door;
    }

    @AfterEach
    void andNothingIsAFaultOfOurs() {
        assertEquals(List.of(), List.copyOf(wrong));
    }

    @Test
    void parameters() {
        for (Operation operation : Contract.operations()) {
            Request request = door().request(operation);
            for (Operation.Parameter parameter : operation.parameters()) {
                switch (parameter.in()) {
                    case "query" -> address(request, parameter.name(), parameter.name());
                    case "path" -> address(request, parameter.name(), "");
                    case "header" ->
                        some(Oddities.IN_HEADERS)
                                .forEach(value -> call(
                                        request.with(parameter.name(), value), parameter.name(), abbreviated(value)));
                    default -> throw new AssertionError(parameter);
                }
            }
        }
        all();
    }

    private void address(Request request, String parameter, String says) {
        Estate estate = door().estate();
        Operation operation = request.operation();
        List<String> odd = new ArrayList<>(some(Oddities.IN_ADDRESSES));
        if (!says.isEmpty()) {
            odd.addAll(Oddities.IN_QUERIES);
        }
        odd.forEach(value ->
                call(request.at(estate.uri(operation, Map.of(parameter, value))), says, parameter + "=" + value));
        some(Oddities.UNREADABLE)
                .forEach(value ->
                        call(request.at(estate.uri(operation, Map.of(parameter, value))), "", parameter + "=" + value));
        if (!says.isEmpty()) {
            String good = Call.segment(parameter.equals("limit") ? "2" : "2026-01-31");
            String twice = good + "&" + parameter + "=" + good;
            call(request.at(estate.uri(operation, Map.of(parameter, twice))), "", parameter + " twice");
        }
    }

    @Test
    void headers() {
        Map<String, List<String>> headers = Oddities.headers();
        for (Operation operation : Contract.operations()) {
            Request request = door().request(operation);
            headers.forEach((name, values) ->
                    some(values).forEach(value -> call(fresh(request).with(name, value), "", name + ": " + value)));
        }
        all();
    }

    @Test
    void fields() {
        for (Operation operation : door().taking()) {
            Request request = door().request(operation);
            String type = operation.bodyType().orElseThrow();
            String text = new String(request.body(), StandardCharsets.UTF_8);
            if (type.equals("application/json") || type.equals("application/x-ndjson")) {
                JsonNode good = Json.parse(text.lines().findFirst().orElseThrow());
                for (Oddities.Body odd : some(Oddities.of(good, operation.fields()))) {
                    Request spoilt = operation.required("query").contains("sha256")
                            ? request.at(door().estate().uri(operation, Map.of("sha256", Estate.sha256(odd.text()))))
                            : request;
                    call(fresh(spoilt).with(odd.text()), odd.field(), abbreviated(odd.text()));
                }
            }
        }
        all();
    }

    /** Every so many of them, and others at the next place. */
    private <T> List<T> some(List<T> all) {
        List<T> some = new ArrayList<>();
        for (int n = turn++ % Math.min(SHARE, all.size()); n < all.size(); n += SHARE) {
            some.add(all.get(n));
        }
        return some;
    }

    /** Under a key of its own, so that it is not taken for the repeat of another. */
    private static Request fresh(Request request) {
        return request.with("Idempotency-Key", UUID.randomUUID().toString());
    }

    private void call(Request request, String says, String what) {
        calls.add(() -> {
            Wire.Reply reply = door().send(request);
            boolean busy = reply.status() == 503
                    && reply.head().toLowerCase(Locale.ROOT).contains("retry-after");
            boolean ours = reply.status() == 0 || (reply.status() >= 500 && !busy);
            boolean unnamed = NAMING.contains(reply.status()) && !reply.body().contains(says);
            if (ours || unnamed) {
                wrong.add("%s %s: %d %s".formatted(request.operation(), what, reply.status(), reply.body()));
            }
        });
    }

    private void all() {
        try (ExecutorService some = Executors.newFixedThreadPool(AT_ONCE)) {
            calls.forEach(some::execute);
        }
    }

    private static String abbreviated(String text) {
        return text.length() <= 120 ? text : text.substring(0, 120) + "…";
    }
}
