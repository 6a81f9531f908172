package dev.terrace.ingestion.bucket;

import dev.terrace.ingestion.Limits;
import dev.terrace.ingestion.outbound.Bounded;
import dev.terrace.ingestion.outbound.GuardedS3;
import dev.terrace.shared.problem.Refused;
import dev.terrace.shared.stream.BulkInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/** A prefix of a client's bucket while it is read. It uses the caller's key and no other: never one of this machine. */
public final class Bucket implements AutoCloseable {
    private static final int PAGE_KEYS = 1_000;
    private static final int GONE = 404;
    private static final int CHANGED = 412;
    private static final int DENIED = 403;

    private final BucketAddress address;
    private final Duration deadline;
    private final BucketFaults faults;
    private final S3Client s3;

    public Bucket(BucketAddress address, Limits limits) {
        this.address = address;
        this.deadline = limits.outboundDeadline();
        this.faults = new BucketFaults(address);
        this.s3 = GuardedS3.client(address.region(), limits, limits.outboundConnectionsAHost())
                .endpointOverride(address.endpoint())
                .forcePathStyle(address.pathStyle())
                .credentialsProvider(credentials(address.access()))
                .build();
    }

    private static AwsCredentialsProvider credentials(BucketAddress.@Nullable Access access) {
        if (access == null) {
            return AnonymousCredentialsProvider.create();
        }
        AwsCredentials key = access.sessionToken() == null
                ? AwsBasicCredentials.create(access.accessKey(), access.secretKey())
                : AwsSessionCredentials.create(access.accessKey(), access.secretKey(), access.sessionToken());
        return StaticCredentialsProvider.create(key);
    }

    /**
     * An object as the listing shows it.
     *
     * @param etag empty if the store gives none
     */
    public record Listed(String key, String etag, Instant modified, long bytes) {
        static Listed of(S3Object object) {
            return new Listed(
                    object.key(),
                    object.eTag() == null ? "" : object.eTag(),
                    object.lastModified() == null ? Instant.EPOCH : object.lastModified(),
                    object.size() == null ? 0 : object.size());
        }
    }

    /** Some objects, and where the listing goes on; null at its end. */
    public record Page(List<Listed> objects, @Nullable String next) {}

    /**
     * Lists the first objects, or those that follow a page.
     *
     * @param next of that page
     * @throws Refused if the bucket does not answer, or not so
     */
    public Page list(@Nullable String next) {
        ListObjectsV2Request.Builder request = ListObjectsV2Request.builder()
                .bucket(address.name())
                .prefix(address.prefix())
                .maxKeys(PAGE_KEYS)
                .continuationToken(next)
                .startAfter(next == null ? address.startAfter() : null);
        try {
            ListObjectsV2Response answer = s3.listObjectsV2(request.build());
            boolean goesOn = Boolean.TRUE.equals(answer.isTruncated());
            String token = answer.nextContinuationToken();
            if (goesOn && (token == null || token.equals(next))) {
                throw faults.unlike("it says that there are more objects, and not where");
            }
            if (!answer.contents().stream().allMatch(this::isAsked)) {
                throw faults.unlike("it lists objects that begin otherwise");
            }
            return new Page(answer.contents().stream().map(Listed::of).toList(), goesOn ? token : null);
        } catch (SdkException e) {
            throw faults.of(e);
        }
    }

    private boolean isAsked(S3Object object) {
        return object.key() != null && object.key().startsWith(address.prefix());
    }

    /**
     * The bytes of an object, if it is still what was listed. Reading them throws {@link Refused} if the bucket does not answer any more.
     *
     * @throws BadObjectException if this object alone cannot be had
     */
    public InputStream open(Listed object) throws BadObjectException {
        GetObjectRequest.Builder request =
                GetObjectRequest.builder().bucket(address.name()).key(object.key());
        if (!object.etag().isEmpty()) {
            request.ifMatch(object.etag());
        }
        try {
            return new Coming(s3.getObject(request.build()), object);
        } catch (S3Exception e) {
            switch (e.statusCode()) {
                case GONE -> throw new BadObjectException("is not there any more: there is nothing to do");
                case CHANGED -> throw new BadObjectException("was changed while it was read: it comes the next time");
                case DENIED ->
                    throw new BadObjectException(
                            "is not given to this key: let it read the object, or bring that back from its archive");
                default -> throw faults.of(e);
            }
        } catch (SdkException e) {
            throw faults.of(e);
        }
    }

    @Override
    public void close() {
        s3.close();
    }

    /** Bytes on their way, which may take the longer the more they are. */
    private final class Coming extends BulkInputStream {
        private final ResponseInputStream<GetObjectResponse> line;
        private final InputStream bounded;
        private final String key;
        private boolean ended;

        Coming(ResponseInputStream<GetObjectResponse> line, Listed object) {
            this.line = line;
            this.bounded = Bounded.of(line, object.bytes(), deadline.plusSeconds(object.bytes() >> 20));
            this.key = object.key();
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            try {
                int some = bounded.read(buffer, offset, length);
                ended = some < 0;
                return some;
            } catch (IOException | SdkException e) {
                throw faults.cut(key, e);
            }
        }

        @Override
        public void close() throws IOException {
            if (ended) {
                line.close();
            } else {
                line.abort();
            }
        }
    }
}
