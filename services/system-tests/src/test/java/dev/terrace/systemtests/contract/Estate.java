package dev.terrace.systemtests.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.terrace.tools.client.Answer;
import dev.terrace.tools.client.Api;
import dev.terrace.tools.client.Call;
import dev.terrace.tools.client.Callers;
import dev.terrace.tools.client.Json;
import dev.terrace.tools.client.Pause;
import dev.terrace.tools.client.Service;
import dev.terrace.tools.people.Client;
import dev.terrace.tools.site.Crew;
import dev.terrace.tools.site.Tally;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What one client and one site own, made through the API: a unit that is paid, one under review, one still leased. Each thing is
 * kept by the name that it has in the paths of the API, so that any operation can be called on it.
 */
public final class Estate {
    static final Duration PATIENCE = Duration.ofSeconds(120);

    private final Callers callers;
    private final String client;
    private final String site;
    private final String first;
    private final String second;
    private final Books books;
    private final Tally tally = new Tally();
    private final Map<String, String> names = new HashMap<>();

    private static @Nullable Estate made;

    private Estate(Callers callers, String name, String currency) {
        this.callers = callers;
        this.client = name + "-client";
        this.site = name + "-site";
        this.first = name + "-w1";
        this.second = name + "-w2";
        this.books = new Books(callers.maker(), currency);
        names.putAll(Map.of(
                "county",
                "jinping",
                "site",
                site,
                "team",
                "mornings",
                "worker",
                first,
                "payee",
                "worker:" + first,
                "client",
                client));
        names.putAll(Map.of("currency", currency, "version", "1", "n", "1", "format", "csv"));
        names.put("seconds", "1");
        names.put("use", "start");
        names.put("topic", "terrace.payments.dlq");
    }

    /** The estate of this JVM, made at first use: then the first unit is priced and the second waits for a reviewer. */
    public static synchronized Estate of(Callers callers) {
        if (made == null) {
            made = another(callers, "estate", "NZD");
        }
        return made;
    }

    /** An estate of its own, for whoever would leave that of the others in disorder. */
    public static Estate another(Callers callers, String name, String currency) {
        Estate estate = new Estate(callers, name, currency);
        estate.hire();
        estate.upload(currency);
        estate.label();
        return estate;
    }

    private void hire() {
        new Crew(
                        new Crew.County("jinping", "Jinping"),
                        site,
                        "Jinping 1",
                        List.of(new Crew.Team("mornings", "Mornings", List.of(first, second))))
                .register(callers.operator(), callers.site(site));
    }

    private void upload(String currency) {
        ObjectNode project = Json.object().put("name", "Estate").put("workType", "classes");
        project.putObject("schema").putArray("classes").add("cat").add("dog");
        project.putObject("quality").put("minOverlap", 2).put("maxOverlap", 2).put("confidence", 0.55);
        project.putObject("price")
                .put("currency", currency)
                .put("labelMicros", 80_000)
                .put("lateMicros", 40_000)
                .put("siteBasisPoints", 1_000)
                .put("platformBasisPoints", 500);
        callWebhook();
        Client owner = new Client(callers.client(client));
        names.put("project", owner.project("estate", project));
        names.put(
                "dataset",
                owner.upload(
                        "estate",
                        names.get("project"),
                        IntStream.range(0, 3)
                                .mapToObj(n ->
                                        Json.object().put("id", "item-" + n).put("media", "items/" + n))
                                .toList()));
        names.put("notice", notice());
        names.put("lot", names.get("dataset") + ".0");
        names.put("unit", names.get("lot") + ".1");
        names.put("label", names.get("lot") + ".0#1");
        names.put("attempt", "2"); // the first worker's of the unit under review: she says dog
    }

    private void callWebhook() {
        JsonNode webhook = callers.client(client)
                .post(Service.INGESTION, "/v1/webhooks")
                .newKey()
                .json(Map.of("url", "https://acme.example/terrace"))
                .send()
                .expect(201)
                .json();
        names.put("webhook", webhook.path("webhook").asText());
    }

    /** The one that tells of the delivery. */
    private String notice() {
        String path = "/v1/webhooks/" + names.get("webhook") + "/notices";
        return await(
                        callers.client(client),
                        Service.INGESTION,
                        path,
                        answer -> !answer.json().isEmpty())
                .json()
                .path(0)
                .path("notice")
                .asText();
    }

    private void label() {
        Packs packs = new Packs(callers.site(site), tally);
        packs.submit(
                callers.site(site), packs.pull(second, names.get("project")), second, List.of("cat", "cat", "cat"));
        JsonNode pack = packs.pull(first, names.get("project"));
        names.put("pack", pack.path("pack").asText());
        names.put("submission", packs.submit(owner("worker"), pack, first, List.of("cat", "dog")));
        await(callers.reviewer().patient(Duration.ZERO), Service.QUALITY, "/v1/reviews/" + names.get("unit"));
        await(callers.site(site).patient(Duration.ZERO), Service.QUALITY, "/v1/workers/" + first + "/skill");
        names.put(
                "entry",
                await(
                                callers.auditor().patient(Duration.ZERO),
                                Service.PAYOUT,
                                "/v1/entries?label=" + Call.segment(names.get("label")))
                        .json()
                        .path("entry")
                        .asText());
    }

    private static Answer await(Api api, Service service, String path) {
        return await(api, service, path, answer -> answer.status() == 200);
    }

    private static Answer await(Api api, Service service, String path, Predicate<Answer> there) {
        List<Answer> answers = new ArrayList<>();
        if (!Pause.until(
                () -> {
                    answers.add(api.get(service, path).send());
                    return there.test(answers.getLast());
                },
                PATIENCE)) {
            throw new AssertionError(
                    path + " is not there: " + answers.getLast().text());
        }
        return answers.getLast();
    }

    /** The same with a pay run that is approved, so that a bank may answer. */
    public Estate withApprovedRun() {
        books.approve(callers.checker());
        return this;
    }

    /** What a token says of whoever belongs here. */
    public Map<String, String> claims() {
        return Map.of("client", client, "site", site, "worker", first);
    }

    /** What the sites were told. */
    public Tally tally() {
        return tally;
    }

    /** The owner of everything here that has one, else somebody of the role. */
    public Api owner(String role) {
        return switch (role) {
            case "client" -> callers.client(client);
            case "site" -> callers.site(site);
            case "worker" -> callers.worker(site, first);
            case "reviewer" -> callers.reviewer();
            case "finance-maker" -> callers.maker();
            case "finance-checker" -> callers.checker();
            case "auditor" -> callers.auditor();
            case "operator" -> callers.operator();
            default -> throw new IllegalArgumentException("no such role: " + role);
        };
    }

    /** The call of an operation on what is here, with the example body of its contract. */
    public Call call(Operation operation, Api caller) {
        Call call = call(caller, operation.method(), operation.service(), uri(operation));
        if (operation.required("header").contains("Idempotency-Key")) {
            call.newKey();
        }
        operation.bodyType().ifPresent(type -> call.body(type, body(operation)));
        return call;
    }

    /** Any call. */
    public static Call call(Api caller, String method, Service service, String uri) {
        return switch (method) {
            case "GET" -> caller.get(service, uri);
            case "POST" -> caller.post(service, uri);
            case "PUT" -> caller.put(service, uri);
            case "PATCH" -> caller.patch(service, uri);
            case "DELETE" -> caller.delete(service, uri);
            default -> throw new IllegalArgumentException("no such method: " + method);
        };
    }

    /** The path with what is here, and the parameters that it needs. */
    public String uri(Operation operation) {
        return uri(operation, Map.of());
    }

    /** The same with other values of some parameters, as they are. */
    public String uri(Operation operation, Map<String, String> others) {
        String uri = operation.path();
        for (String parameter : operation.required("path")) {
            String value = others.getOrDefault(parameter, "");
            if (parameter.equals("unit") && value.isEmpty() && uri.endsWith("/draft")) {
                value = Call.segment(names.get("lot") + ".2"); // the one still leased
            }
            uri = uri.replace("{" + parameter + "}", value.isEmpty() ? Call.segment(name(parameter)) : value);
        }
        String separator = "?";
        for (Operation.Parameter parameter : operation.parameters()) {
            String name = parameter.name();
            if (parameter.in().equals("query")
                    && (parameter.required() || others.containsKey(name) || name.equals("seconds"))) {
                uri += separator + name + "="
                        + Optional.ofNullable(others.get(name)).orElseGet(() -> Call.segment(queried(operation, name)));
                separator = "&";
            }
        }
        return uri;
    }

    private String queried(Operation operation, String name) {
        return name.equals("sha256") ? sha256(body(operation)) : name(name);
    }

    /** Of a body as it is sent. */
    public static String sha256(String body) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(body.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }

    private String name(String parameter) {
        return switch (parameter) {
            case "run" -> books.run();
            case "payment" -> books.payment("worker:" + first);
            default -> names.get(parameter);
        };
    }

    /** The example body of the contract; where it has to name what is here, another. */
    public String body(Operation operation) {
        JsonNode body = switch (operation.id()) {
            case "createPayRun" -> books.wanted();
            case "putPresence" -> Json.parse("{\"workers\": [\"%s\", \"%s\"]}".formatted(first, second));
            case "approvePayRun" -> books.approval();
            case "decideReview" ->
                Json.object()
                        .put("shown", new Reviewed(callers, names.get("unit"), names.get("lot")).shown())
                        .set("resolution", Json.parse("{\"class\": \"cat\"}"));
            case "appeal", "appealForWorker" ->
                Json.object()
                        .put("label", names.get("unit") + "#" + names.get("attempt"))
                        .put("words", "it is behind the fence");
            case "correctUnit" ->
                Json.object()
                        .put("corrects", new Reviewed(callers, names.get("unit"), names.get("lot")).lastJudgement())
                        .put("reason", "review")
                        .put("words", "looked at again")
                        .set("resolution", Json.parse("{\"class\": \"dog\"}"));
            default -> operation.example(operation.body()).orElseThrow();
        };
        return body.isTextual() ? body.asText() : body + "\n";
    }
}
