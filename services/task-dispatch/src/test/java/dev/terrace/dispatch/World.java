package dev.terrace.dispatch;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.terrace.shared.event.EventType;
import dev.terrace.shared.event.LotCreated;
import dev.terrace.shared.event.LotJudged;
import dev.terrace.shared.event.ProjectVersioned;
import dev.terrace.shared.work.Terms;
import dev.terrace.stack.Tokens;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What surrounds dispatch in a test: ingestion and quality-check, who send events, and the sites, who call. */
@ApplicationScoped
public class World {
    private final KafkaProducer<String, byte[]> kafka;
    private final ObjectMapper json;
    private final Tokens tokens = Tokens.local();

    World(@ConfigProperty(name = "kafka.bootstrap.servers") String broker, ObjectMapper json) {
        this.kafka = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker), new StringSerializer(), new ByteArraySerializer());
        this.json = json;
    }

    @PreDestroy
    void close() {
        kafka.close();
    }

    /** A name that no other test has. */
    public static String fresh(String prefix) {
        return prefix + "-" + UUID.randomUUID().toString().substring(0, 8);
    }

    public RequestSpecification as(String token) {
        return given().auth().oauth2(token).contentType(ContentType.JSON);
    }

    public RequestSpecification asSite(String site) {
        return as(tokens.site(site));
    }

    public RequestSpecification asWorker(String site, String worker) {
        return as(tokens.worker(site, worker));
    }

    /** A token of the site, for other ways of calling. */
    public String siteToken(String site) {
        return tokens.site(site);
    }

    public RequestSpecification asRole(String role) {
        return as(tokens.role(role, role + "-1"));
    }

    /** Registers a site of so many workers, named after it: {@code <site>-w0} and on. */
    public String site(int workers) {
        String site = fresh("s");
        asRole("operator")
                .body("{\"name\":\"Jinping\"}")
                .put("/v1/counties/jinping")
                .then()
                .statusCode(org.hamcrest.Matchers.anyOf(org.hamcrest.Matchers.is(200), org.hamcrest.Matchers.is(201)));
        asRole("operator")
                .body("{\"county\":\"jinping\",\"name\":\"A site\"}")
                .put("/v1/sites/" + site)
                .then()
                .statusCode(201);
        asSite(site)
                .body("{\"name\":\"Mornings\"}")
                .put("/v1/sites/" + site + "/teams/mornings")
                .then()
                .statusCode(201);
        List<Map<String, String>> all = IntStream.range(0, workers)
                .mapToObj(n -> Map.of("worker", site + "-w" + n, "team", "mornings"))
                .toList();
        asSite(site)
                .body(Map.of("workers", all))
                .post("/v1/sites/" + site + "/workers")
                .then()
                .statusCode(200);
        return site;
    }

    /** Sends a lot and waits until it is here. @return its id */
    public String lot(Terms terms, int units, int maxOverlap) {
        know(terms);
        LotCreated created = Samples.created(fresh("d") + ".0", terms, units, maxOverlap);
        send(EventType.LOT_CREATED, created.lot(), created);
        awaitUnit(created.lot() + "." + (units - 1));
        return created.lot();
    }

    /** Tells of a project's version. */
    public void know(Terms terms) {
        send(EventType.PROJECT_VERSIONED, terms.id().toString(), new ProjectVersioned(terms));
    }

    public void awaitUnit(String unit) {
        await().atMost(Duration.ofSeconds(90))
                .until(() -> asRole("operator").get("/v1/units/" + unit).statusCode() == 200);
    }

    /** Accepts the label of a lot's unit, whoever's it is. */
    public void accept(Terms terms, String lot, int unit, int attempt, String site, String worker) {
        LotJudged.Verdict verdict = new LotJudged.Verdict(
                unit,
                attempt,
                site,
                "jinping",
                worker,
                "sub-1",
                true,
                LotJudged.Outcome.ACCEPTED,
                null,
                1,
                1,
                null,
                null);
        judge(new LotJudged(lot + "/1", lot, terms.id(), List.of(verdict), List.of(), List.of(), List.of()));
    }

    public void judge(LotJudged judged) {
        send(EventType.LOT_JUDGED, judged.lot(), judged);
    }

    public void send(EventType type, String key, Object data) {
        try {
            ProducerRecord<String, byte[]> record =
                    new ProducerRecord<>(type.topic(), key, json.writeValueAsBytes(data));
            record.headers().add("ce_type", type.typeName().getBytes(UTF_8));
            kafka.send(record).get();
        } catch (JsonProcessingException | java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Leases so many units of a project; waits until there are some. */
    public JsonPath lease(String site, String project, int units) {
        return await().atMost(Duration.ofSeconds(90))
                .until(
                        () -> asSite(site)
                                .body(Map.of("units", units, "projects", List.of(project)))
                                .post("/v1/packs"),
                        answer -> answer.statusCode() == 201)
                .jsonPath();
    }

    /** Sends rows as they are. */
    public io.restassured.response.Response submit(String site, String pack, String key, String rows) {
        return asSite(site)
                .contentType("application/x-ndjson")
                .header("Idempotency-Key", key)
                .body(rows.getBytes(UTF_8))
                .post("/v1/packs/" + pack + "/submissions");
    }

    public static String row(String unit, int attempt, String worker, String name) {
        return "{\"unit\":\"%s\",\"attempt\":%d,\"worker\":\"%s\",\"label\":{\"class\":\"%s\"}}\n"
                .formatted(unit, attempt, worker, name);
    }
}
