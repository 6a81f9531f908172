package dev.terrace.ingestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mongodb.client.MongoClient;
import dev.terrace.ingestion.Web.Answer;
import dev.terrace.stack.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** What is new in a bucket becomes a dataset, and nothing of it is read twice. */
@QuarkusTest
@QuarkusTestResource(StackResource.class)
@QuarkusTestResource(value = S3Server.class, restrictToAnnotatedClass = true)
class BucketIT {
    private final Web acme = Web.client("acme");
    private final S3Client s3 = S3Server.client();
    private String name = "b" + UUID.randomUUID();
    private Relay relay;
    private String project = "";

    @Inject
    MongoClient mongo;

    @BeforeEach
    void begin() throws IOException {
        relay = new Relay();
        project = acme.project(Packed.BOXES);
        s3.createBucket(create -> create.bucket(name));
    }

    @AfterEach
    void end() throws IOException {
        relay.close();
        s3.close();
    }

    private void put(String key, byte[] bytes) {
        s3.putObject(put -> put.bucket(name).key(key), RequestBody.fromBytes(bytes));
    }

    private ObjectNode bucket(String prefix) {
        return Web.JSON
                .createObjectNode()
                .put("endpoint", relay.endpoint())
                .put("name", name)
                .put("prefix", prefix)
                .put("accessKey", S3Server.ACCESS_KEY)
                .put("secretKey", S3Server.SECRET_KEY);
    }

    private Answer sync(String key, ObjectNode bucket) {
        return acme.upload(
                project,
                "application/json",
                key,
                Web.JSON.createObjectNode().set("bucket", bucket).toString());
    }

    /** More objects than are listed at once, which the tests that need so many share. @return how many there are */
    private int many() throws IOException {
        name = "many";
        if (s3.listBuckets().buckets().stream()
                .noneMatch(bucket -> bucket.name().equals(name))) {
            s3.createBucket(create -> create.bucket(name));
            byte[] image = Packed.png(3, 2);
            IntStream.range(0, 1_050).parallel().forEach(n -> put("many/%05d.png".formatted(n), image));
        }
        return (int) s3.listObjectsV2Paginator(list -> list.bucket(name)).contents().stream()
                .count();
    }

    @Test
    void objectsBecomeItemsAndWhatCannotBeUsedIsTold() throws IOException {
        byte[] image = Packed.png(40, 20);
        put("d/a 1.png", image);
        put("d/b/c.png", Packed.png(10, 10));
        put("d/B/c.png", Packed.png(10, 11));
        put("d/cut.png", Arrays.copyOf(image, 20));
        put("d/notes.pdf", "%PDF-1.4\n".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        put("d/labels.json", new byte[] {'{', '}'});
        put("d/.DS_Store", new byte[1]);
        put("d/x\\y.png", image);
        put("d/folder/", new byte[0]);
        put("elsewhere.png", image);
        String key = Web.key();
        Answer answer = sync(key, bucket("d/")).expect(201);
        assertThat(answer.json().path("items").asInt()).isEqualTo(2);
        assertThat(answer.json().path("refused").asInt()).isEqualTo(6);
        assertThat(answer.json().path("unchanged").asInt()).isZero();
        assertThat(answer.json().path("refusals").toString())
                .contains("\"file\":\"b/c.png\"", "differs from 'B/c.png' only in case or form")
                .contains("\"file\":\"cut.png\"")
                .contains("is application/pdf by its bytes, and an image is wanted")
                .contains("\"file\":\"labels.json\"", "is no medium")
                .contains("\"file\":\".DS_Store\"", "\"file\":\"x\\\\y.png\"")
                .doesNotContain("elsewhere", "\"folder");
        Answer again = sync(key, bucket("d/")).expect(201);
        assertThat(again.hit()).isTrue();
        assertThat(again.json()).isEqualTo(answer.json());
        sync(key, bucket("d")).problem(422, "key-reused");

        String dataset = answer.text("dataset");
        Datasets.awaitState(acme, dataset, "working");
        JsonNode items = acme.get("/v1/datasets/" + dataset + "/items").json().path("items");
        assertThat(items)
                .extracting(item -> item.at("/result/item").asText())
                .containsExactlyInAnyOrder("a 1.png", "B/c.png");
        assertThat(acme.get("/v1/units/" + dataset + ".0.1").expect(200).json().toString())
                .contains("\"width\":40", "\"height\":20");
        assertThat(answer.body()).doesNotContain(S3Server.SECRET_KEY, S3Server.ACCESS_KEY);
        for (String collection : mongo.getDatabase("terrace_ingestion").listCollectionNames()) {
            for (Document stored : mongo.getDatabase("terrace_ingestion")
                    .getCollection(collection)
                    .find()) {
                assertThat(stored.toString()).doesNotContain(S3Server.SECRET_KEY, S3Server.ACCESS_KEY);
            }
        }
    }

    @Test
    void aSecondDeliveryReadsOnlyWhatIsNew() throws IOException {
        int many = many();
        Answer first = sync(Web.key(), bucket("many/")).expect(201);
        assertThat(first.json().path("items").asInt()).isEqualTo(many);
        assertThat(relay.objects()).hasSize(many);

        put("many/0-late.png", Packed.png(4, 4));
        put("many/00007.png", Packed.png(5, 5));
        put("many/00008.png", Packed.png(3, 2));
        Answer second = sync(Web.key(), bucket("many/")).expect(201);
        assertThat(second.json().path("items").asInt()).isEqualTo(2);
        assertThat(second.json().path("unchanged").asInt()).isEqualTo(many - 1);
        assertThat(second.json().path("changed").asInt()).isEqualTo(1);
        assertThat(relay.objects())
                .hasSize(2)
                .anyMatch(line -> line.contains("0-late.png"))
                .anyMatch(line -> line.contains("00007.png"));

        Answer third = sync(Web.key(), bucket("many/")).expect(201);
        assertThat(third.json().path("items").asInt()).isZero();
        assertThat(third.json().path("unchanged").asInt()).isEqualTo(many + 1);
        assertThat(third.json().path("sameAs").isMissingNode()).isTrue();
        assertThat(relay.objects()).isEmpty();
        Datasets.awaitState(acme, third.text("dataset"), "done");
        assertThat(acme.get("/v1/datasets/" + third.text("dataset"))
                        .json()
                        .path("unchanged")
                        .asInt())
                .isEqualTo(many + 1);

        put("many/99999.png", Packed.png(6, 6));
        ObjectNode after = bucket("many/").put("startAfter", "many/01");
        JsonNode later = sync(Web.key(), after).expect(201).json();
        assertThat(later.path("unchanged").asInt()).isEqualTo(many - 1_000);
        ObjectNode nothing =
                bucket("many/").put("startAfter", later.path("lastKey").asText());
        JsonNode none = sync(Web.key(), nothing).expect(201).json();
        assertThat(none.path("items").asInt()).isZero();
        assertThat(none.path("lastKey").asText()).isEqualTo("many/99999.png");
        project = acme.project(Packed.BOXES);
        assertThat(sync(Web.key(), bucket("many/"))
                        .expect(201)
                        .json()
                        .path("items")
                        .asInt())
                .isEqualTo(many + 2);
    }

    @Test
    void whatBreaksOffGoesOn() throws IOException {
        int many = many();
        AtomicInteger pages = new AtomicInteger();
        relay.breakAt(line -> Relay.isListing(line) && pages.incrementAndGet() > 1);
        String key = Web.key();
        Answer broken = sync(key, bucket("many/")).problem(424, "bucket-silent");
        assertThat(broken.text("detail")).contains("same Idempotency-Key");
        assertThat(relay.objects()).hasSize(1_000);
        String dataset = Ids.dataset("acme", project, key);
        assertThat(acme.get("/v1/datasets/" + dataset).text("state")).isEqualTo("receiving");
        acme.get("/v1/datasets/" + dataset + "/items").expect(200);

        AtomicInteger objects = new AtomicInteger();
        relay.breakAt(line -> !Relay.isListing(line) && objects.incrementAndGet() > 10);
        sync(key, bucket("many/")).problem(424, "bucket-silent");
        assertThat(Set.copyOf(relay.objects())).hasSizeBetween(11, many - 1_000);

        relay.breakAt(_ -> false);
        Answer whole = sync(key, bucket("many/")).expect(201);
        assertThat(whole.text("dataset")).isEqualTo(dataset);
        assertThat(whole.json().path("items").asInt()).isEqualTo(many);
        assertThat(relay.objects()).hasSizeLessThanOrEqualTo(many - 1_000);
        assertThat(sync(Web.key(), bucket("many/"))
                        .expect(201)
                        .json()
                        .path("unchanged")
                        .asInt())
                .isEqualTo(many);
    }

    @Test
    void anotherDatasetTakesOverWhatWasNeverDelivered() throws IOException {
        put("d/1.png", Packed.png(7, 7));
        put("d/2.png", Packed.png(7, 8));
        relay.breakAt(line -> line.contains("2.png"));
        sync(Web.key(), bucket("d/")).problem(424, "bucket-silent");
        relay.breakAt(_ -> false);
        assertThat(sync(Web.key(), bucket("d/"))
                        .expect(201)
                        .json()
                        .path("items")
                        .asInt())
                .isEqualTo(2);
        assertThat(sync(Web.key(), bucket("d/"))
                        .expect(201)
                        .json()
                        .path("items")
                        .asInt())
                .isZero();
    }

    @Test
    void aPrefixIsReadByOneDatasetAtATimeAndCanBeStopped() throws IOException {
        put("d/1.png", Packed.png(8, 8));
        relay.hold(line -> line.contains("1.png"));
        String key = Web.key();
        CompletableFuture<Answer> slow = CompletableFuture.supplyAsync(() -> sync(key, bucket("d/")));
        String dataset = Ids.dataset("acme", project, key);
        await().until(() -> acme.get("/v1/datasets/" + dataset).status() == 200
                && sync(Web.key(), bucket("d/")).status() == 409);
        assertThat(sync(Web.key(), bucket("d/")).problem(409, "bucket-busy").text("detail"))
                .contains(dataset);
        sync(key, bucket("d/")).problem(409, "bucket-busy");
        Datasets.withdraw(acme, dataset, "{\"all\":true}").expect(202);
        relay.hold(_ -> false);
        assertThat(sync(Web.key(), bucket("d/"))
                        .expect(201)
                        .json()
                        .path("items")
                        .asInt())
                .isEqualTo(1);
        relay.close();
        slow.join().problem(409, "stopped");
    }

    @Test
    void aBucketThatCannotBeReadIsTold() throws IOException {
        put("d/1.png", Packed.png(8, 8));
        String unreadable = "bucket-unreadable";
        sync(Web.key(), bucket("d/").put("secretKey", "wrong")).problem(422, unreadable);
        sync(Web.key(), bucket("d/").put("accessKey", "nobody")).problem(422, unreadable);
        sync(Web.key(), bucket("d/").put("name", "no-such-bucket")).problem(422, unreadable);
        sync(Web.key(), bucket("nothing/")).problem(422, unreadable);
        for (String host : new String[] {"localhost", "169.254.169.254", "[::1]", "10.0.0.1"}) {
            String endpoint = relay.endpoint().replace("127.0.0.1", host);
            relay.objects();
            sync(Web.key(), bucket("d/").put("endpoint", endpoint)).problem(422, unreadable);
            assertThat(relay.objects()).isEmpty();
        }
        sync(Web.key(), bucket("d/").put("endpoint", "https://store.invalid")).problem(422, unreadable);
        ObjectNode anonymous = bucket("d/");
        anonymous.remove("accessKey");
        anonymous.remove("secretKey");
        sync(Web.key(), anonymous).problem(422, unreadable);
        relay.close();
        Answer silent = sync(Web.key(), bucket("d/")).problem(424, "bucket-silent");
        assertThat(silent.body()).doesNotContain(S3Server.SECRET_KEY);
    }

    @Test
    void aBucketThatIsNotDescribedRightIsTold() {
        ObjectNode bucket = Web.JSON
                .createObjectNode()
                .put("endpoint", "ftp://store.example")
                .put("name", "x")
                .put("secretKey", "s3cret")
                .put("bucketRegion", "eu");
        Answer answer = sync(Web.key(), bucket).problem(422, "invalid-bucket");
        assertThat(answer.json().path("errors"))
                .extracting(error -> error.path("field").asText())
                .containsExactly("bucket.endpoint", "bucket.name", "bucket.accessKey", "bucket.bucketRegion");
        assertThat(answer.body()).doesNotContain("s3cret");
        for (Map.Entry<String, String> bad : Map.of(
                        "{\"bucket\": {}, \"upload\": \"u-1\"}", "invalid-bucket",
                        "{\"bucket\": 5}", "invalid-bucket",
                        "{\"bucket\": {\"name\": \"a\", \"name\": \"b\"}}", "malformed",
                        "{}", "malformed",
                        "{\"upload\": 5}", "malformed",
                        "[]", "malformed")
                .entrySet()) {
            Answer refused = acme.upload(project, "application/json", Web.key(), bad.getKey());
            refused.problem(bad.getValue().equals("malformed") ? 400 : 422, bad.getValue());
        }
    }
}
