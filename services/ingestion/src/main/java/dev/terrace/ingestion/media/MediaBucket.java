package dev.terrace.ingestion.media;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/**
 * A bucket for media instead of a folder, in any store that speaks as S3 does. Its host passes the outbound guard: one in your own
 * network is named in {@code terrace.ingestion.outbound-trusted}. Each can be set as {@code terrace.ingestion.media-bucket.<name>}.
 */
@ConfigMapping(prefix = "terrace.ingestion.media-bucket")
public interface MediaBucket {

    /** The bucket, which is there already; a folder is used without one. */
    Optional<String> name();

    /** Address of the store, where it is not that of AWS. */
    Optional<String> endpoint();

    /** Region of the bucket. */
    @WithDefault("us-east-1")
    String region();

    /** Key that may read and write there; those of the environment or the machine without one. */
    Optional<String> accessKey();

    /** What the key is proven by. */
    Optional<String> secretKey();

    /** What the name of each object begins with. */
    @WithDefault("media/")
    String prefix();
}
