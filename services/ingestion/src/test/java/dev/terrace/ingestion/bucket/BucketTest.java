package dev.terrace.ingestion.bucket;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.terrace.ingestion.Limits;
import dev.terrace.ingestion.Refusal;
import dev.terrace.ingestion.bucket.Bucket.Listed;
import dev.terrace.shared.problem.Refused;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever an endpoint answers, it is read as S3 or told with what to do; it leads nowhere else. */
class BucketTest {
    private static final String PAGE = """
            <ListBucketResult><IsTruncated>%s</IsTruncated>%s<Contents><Key>%s</Key><ETag>"e"</ETag>\
            <LastModified>2026-01-01T00:00:00.000Z</LastModified><Size>5</Size></Contents></ListBucketResult>""";
    private static final Listed OBJECT = new Listed("d/1", "\"e\"", Instant.EPOCH, 5);

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answers(int status, String body, String... headers) {
        server.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI().toString());
            for (int i = 0; i < headers.length; i += 2) {
                exchange.getResponseHeaders().add(headers[i], headers[i + 1]);
            }
            send(exchange, status, body.getBytes(UTF_8));
        });
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    private Bucket bucket(String trusted) {
        Limits limits = new SmallRyeConfigBuilder()
                .withMapping(Limits.class)
                .withDefaultValue("terrace.ingestion.outbound-trusted", trusted)
                .withDefaultValue("terrace.ingestion.outbound-patience", "PT2S")
                .withDefaultValue("terrace.ingestion.outbound-deadline", "PT5S")
                .build()
                .getConfigMapping(Limits.class);
        URI endpoint = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        return new Bucket(new BucketAddress(endpoint, "us-east-1", true, "acme", "d/", null, null), limits);
    }

    private Refused refused() {
        try (Bucket bucket = bucket("127.0.0.1")) {
            return catchThrowableOfType(Refused.class, () -> bucket.list(null));
        }
    }

    @Test
    void aPageIsReadAndGoesOn() {
        answers(200, PAGE.formatted("true", "<NextContinuationToken>t</NextContinuationToken>", "d/1"));
        try (Bucket bucket = bucket("127.0.0.1")) {
            Bucket.Page page = bucket.list(null);
            assertThat(page.next()).isEqualTo("t");
            assertThat(page.objects())
                    .containsExactly(new Listed("d/1", "\"e\"", Instant.parse("2026-01-01T00:00:00Z"), 5));
            assertThat(asked).singleElement().asString().contains("prefix=d%2F").doesNotContain("Signature");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "301, BUCKET_UNREADABLE",
        "307, BUCKET_UNREADABLE",
        "400, BUCKET_UNREADABLE",
        "401, BUCKET_UNREADABLE",
        "403, BUCKET_UNREADABLE",
        "404, BUCKET_UNREADABLE",
        "418, BUCKET_UNREADABLE",
        "500, BUCKET_SILENT",
        "503, BUCKET_SILENT"
    })
    void everyStatusIsTold(int status, Refusal refusal) {
        answers(status, "<Error><Code>Some&#10;Code</Code></Error>", "Location", "http://169.254.169.254/");
        Refused refused = refused();
        assertThat(refused.refusal()).isEqualTo(refusal);
        assertThat(refused.getMessage()).startsWith("Bucket 'acme': ").doesNotContain("\n");
        assertThat(asked).allMatch(uri -> uri.startsWith("/acme"));
    }

    @Test
    void aPageThatIsNoneOfS3IsTold() {
        answers(200, "<p>Welcome<br>");
        assertThat(refused().refusal()).isEqualTo(Refusal.BUCKET_SILENT);
    }

    @Test
    void aListingThatNeverEndsIsTold() {
        answers(200, PAGE.formatted("true", "", "d/1"));
        assertThat(refused().getMessage()).contains("more objects, and not where");
    }

    @Test
    void aListingOfOtherThingsIsTold() {
        answers(200, PAGE.formatted("false", "", "e/1"));
        assertThat(refused().refusal()).isEqualTo(Refusal.BUCKET_UNREADABLE);
    }

    @Test
    void aHugeAnswerIsNotReadToItsEnd() {
        answers(200, "<ListBucketResult><Name>" + "x".repeat(17 << 20) + "</Name></ListBucketResult>");
        assertThat(refused().refusal()).isEqualTo(Refusal.BUCKET_SILENT);
    }

    @Test
    void aPrivateHostIsNotCalled() {
        answers(200, "");
        try (Bucket bucket = bucket("s3.example")) {
            assertThatThrownBy(() -> bucket.list(null)).hasMessageContaining("no public address");
        }
        assertThat(asked).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"403, is not given", "404, is not there any more", "412, was changed"})
    void oneObjectThatCannotBeHadIsTold(int status, String problem) {
        answers(status, "");
        try (Bucket bucket = bucket("127.0.0.1")) {
            assertThatThrownBy(() -> bucket.open(OBJECT))
                    .isInstanceOf(BadObjectException.class)
                    .hasMessageContaining(problem);
        }
    }

    @Test
    void anObjectIsReadAndOneThatIsLongerThanItSaidIsNot() throws Exception {
        answers(200, "12345");
        try (Bucket bucket = bucket("127.0.0.1");
                InputStream whole = bucket.open(OBJECT);
                InputStream longer = bucket.open(new Listed("d/1", "", Instant.EPOCH, 4))) {
            assertThat(whole.readAllBytes()).asString(UTF_8).isEqualTo("12345");
            assertThatThrownBy(longer::readAllBytes)
                    .isInstanceOf(Refused.class)
                    .hasMessageContaining("did not come whole");
        }
    }
}
