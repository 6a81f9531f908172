package dev.terrace.ingestion.upload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.terrace.ingestion.Ids;
import dev.terrace.ingestion.Limits;
import dev.terrace.ingestion.Refusal;
import dev.terrace.shared.problem.CommonRefusal;
import dev.terrace.shared.problem.Refused;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class BodyTest {

    private static final Limits LIMITS = new SmallRyeConfigBuilder()
            .withMapping(Limits.class)
            .withDefaultValue("terrace.ingestion.body-bytes", "50000000")
            .build()
            .getConfigMapping(Limits.class);
    private static final byte[] TEXT = "one\ntwo\n".getBytes(UTF_8);

    @Test
    void theHashIsThatOfTheUnpackedBody() throws IOException {
        assertThat(body(new ByteArrayInputStream(TEXT), false, TEXT.length).sha256())
                .isEqualTo(Ids.sha256(TEXT))
                .isEqualTo(body(new ByteArrayInputStream(gzip(TEXT)), true, -1).sha256());
    }

    @Test
    void membersOfAGzipBodyFollowOneAnotherHoweverTheyArrive() throws IOException {
        InputStream two =
                new SequenceInputStream(new ByteArrayInputStream(gzip(TEXT)), new ByteArrayInputStream(gzip(TEXT)));
        assertThat(new String(body(two, true, -1).readAllBytes(), UTF_8)).isEqualTo("one\ntwo\none\ntwo\n");
    }

    @Test
    void aBodyShorterThanItSaidIsBroken() {
        refuses(body(new ByteArrayInputStream(TEXT), false, 100), Refusal.BODY_BROKEN);
    }

    @Test
    void aCutConnectionIsBrokenAlsoBetweenTwoMembers() throws IOException {
        InputStream cut = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("reset");
            }
        };
        refuses(body(new SequenceInputStream(new ByteArrayInputStream(TEXT), cut), false, -1), Refusal.BODY_BROKEN);
        refuses(
                body(new SequenceInputStream(new ByteArrayInputStream(gzip(TEXT)), cut), true, -1),
                Refusal.BODY_BROKEN);
    }

    @Test
    void whatIsNotGzipIsBroken() {
        refuses(body(new ByteArrayInputStream(TEXT), true, -1), Refusal.BODY_BROKEN);
    }

    @Test
    void aBombIsRefusedLongBeforeItIsUnpacked() throws IOException {
        refuses(body(new ByteArrayInputStream(gzip(new byte[40_000_000])), true, -1), CommonRefusal.BODY_TOO_LARGE);
    }

    @Test
    void tooMuchIsRefused() {
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return 'x';
            }

            @Override
            public int read(byte[] buffer, int offset, int length) {
                return length;
            }
        };
        refuses(body(endless, false, -1), CommonRefusal.BODY_TOO_LARGE);
    }

    @Test
    void aDripIsRefusedAfterItsGrace() {
        AtomicLong millis = new AtomicLong();
        InstantSource clock = () -> Instant.ofEpochMilli(millis.addAndGet(1000));
        InputStream drip = new InputStream() {
            @Override
            public int read() {
                return 'x';
            }

            @Override
            public int read(byte[] buffer, int offset, int length) {
                return 1;
            }
        };
        refuses(new Body(drip, false, -1, LIMITS, clock, () -> {}), CommonRefusal.TOO_SLOW);
        assertThat(millis.get()).isBetween(30_000L, 40_000L);
    }

    private static Body body(InputStream line, boolean gzip, long declared) {
        return new Body(line, gzip, declared, LIMITS, InstantSource.fixed(Instant.EPOCH), () -> {});
    }

    private static void refuses(Body body, dev.terrace.shared.problem.Refusal refusal) {
        assertThatThrownBy(body::sha256)
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.refusal()).isEqualTo(refusal));
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        }
        return packed.toByteArray();
    }
}
