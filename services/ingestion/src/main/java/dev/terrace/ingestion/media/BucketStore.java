package dev.terrace.ingestion.media;

import dev.terrace.ingestion.Limits;
import dev.terrace.ingestion.outbound.GuardedS3;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/**
 * Media in a bucket, each under its SHA-256. What is sent goes with its MD5, which every such store checks as it arrives.
 */
final class BucketStore implements MediaStore {
    /** At once. */
    private static final int PUTS = 16;

    private final S3Client s3;
    private final String bucket;
    private final String prefix;

    BucketStore(String name, MediaBucket settings, Limits limits) {
        this.bucket = name;
        this.prefix = settings.prefix();
        S3ClientBuilder builder = GuardedS3.client(settings.region(), limits, limits.outboundConnections())
                .forcePathStyle(settings.endpoint().isPresent());
        settings.endpoint().map(URI::create).ifPresent(builder::endpointOverride);
        if (settings.accessKey().isPresent() && settings.secretKey().isPresent()) {
            builder.credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(
                    settings.accessKey().get(), settings.secretKey().get())));
        }
        this.s3 = builder.build();
    }

    @Override
    public void keep(List<Arrived> files) throws IOException {
        Together.each(files, PUTS, arrived -> keep(arrived.file(), arrived.sha256()));
    }

    private void keep(Path file, String sha256) throws IOException {
        long bytes = Files.size(file);
        try {
            if (size(sha256).filter(size -> size == bytes).isPresent()) {
                return;
            }
            String md5 = md5(file);
            s3.putObject(
                    put -> put.bucket(bucket)
                            .key(prefix + sha256)
                            .contentMD5(md5)
                            .metadata(Map.of("sha256", sha256)),
                    file);
        } catch (SdkException e) {
            throw new IOException("the bucket did not take it: " + e.getMessage(), e);
        }
    }

    private Optional<Long> size(String sha256) {
        try {
            HeadObjectResponse head = s3.headObject(h -> h.bucket(bucket).key(prefix + sha256));
            return Optional.of(head.contentLength());
        } catch (NoSuchKeyException e) {
            return Optional.empty();
        }
    }

    private static String md5(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return Base64.getEncoder().encodeToString(DigestUtils.md5(in));
        }
    }

    @Override
    public Optional<InputStream> open(String sha256, long from, long to) throws IOException {
        if (from == to) {
            return Optional.of(InputStream.nullInputStream());
        }
        try {
            return Optional.of(s3.getObject(
                    get -> get.bucket(bucket).key(prefix + sha256).range("bytes=%d-%d".formatted(from, to - 1))));
        } catch (NoSuchKeyException e) {
            return Optional.empty();
        } catch (SdkException e) {
            throw new IOException("the bucket did not give it: " + e.getMessage(), e);
        }
    }

    @Override
    public void delete(String sha256) throws IOException {
        try {
            s3.deleteObject(delete -> delete.bucket(bucket).key(prefix + sha256));
        } catch (SdkException e) {
            throw new IOException("the bucket did not delete it: " + e.getMessage(), e);
        }
    }
}
