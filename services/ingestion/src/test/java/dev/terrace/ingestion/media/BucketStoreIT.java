package dev.terrace.ingestion.media;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.terrace.ingestion.Limits;
import dev.terrace.ingestion.S3Server;
import dev.terrace.ingestion.media.MediaStore.Arrived;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.S3Client;

/** A bucket keeps media as a folder does. */
class BucketStoreIT {

    @TempDir
    Path folder;

    private static BucketStore store(String endpoint, String bucket, String trusted) {
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .withMapping(Limits.class)
                .withMapping(MediaBucket.class)
                .withDefaultValue("terrace.ingestion.media-bucket.endpoint", endpoint)
                .withDefaultValue("terrace.ingestion.media-bucket.access-key", S3Server.ACCESS_KEY)
                .withDefaultValue("terrace.ingestion.media-bucket.secret-key", S3Server.SECRET_KEY)
                .withDefaultValue("terrace.ingestion.outbound-trusted", trusted)
                .build();
        return new BucketStore(
                bucket, config.getConfigMapping(MediaBucket.class), config.getConfigMapping(Limits.class));
    }

    private Path file(byte[] bytes) throws Exception {
        return Files.write(folder.resolve("medium"), bytes);
    }

    @Test
    void aPrivateHostThatNobodyTrustsIsNotCalled() throws Exception {
        BucketStore store = store("http://127.0.0.1:9", "media", "s3.example");
        Path file = file("x".getBytes(UTF_8));
        assertThatThrownBy(() -> store.keep(List.of(new Arrived(file, "ab"))))
                .hasStackTraceContaining("ForbiddenHostException");
    }

    @Test
    void keepsReadsAndDeletes() throws Exception {
        try (S3Client s3 = S3Server.client()) {
            s3.createBucket(create -> create.bucket("media"));
        }
        BucketStore store = store(S3Server.endpoint().toString(), "media", "127.0.0.1");
        byte[] bytes = new byte[300_000];
        new java.util.Random(1).nextBytes(bytes);
        String sha256 = HexFormat.of().formatHex(DigestUtils.sha256(bytes));
        Path file = file(bytes);
        store.keep(List.of(new Arrived(file, sha256)));
        store.keep(List.of(new Arrived(file, sha256), new Arrived(file, sha256)));
        try (InputStream whole = store.open(sha256, 0, bytes.length).orElseThrow();
                InputStream part = store.open(sha256, 10, 20).orElseThrow()) {
            assertThat(whole.readAllBytes()).isEqualTo(bytes);
            assertThat(part.readAllBytes()).isEqualTo(java.util.Arrays.copyOfRange(bytes, 10, 20));
        }
        store.delete(sha256);
        assertThat(store.open(sha256, 0, 1)).isEmpty();
        store.delete(sha256);
    }
}
