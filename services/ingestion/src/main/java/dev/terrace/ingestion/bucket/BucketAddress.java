package dev.terrace.ingestion.bucket;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.terrace.ingestion.Ids;
import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A prefix of a client's bucket, and how it is reached. It lives as long as the request that named it: what proves its key is stored
 * nowhere.
 *
 * @param pathStyle whether the bucket stands in the path of an address, and not in its host
 * @param startAfter only keys after this one are listed; null for all
 * @param access null for a bucket that anybody may read
 */
public record BucketAddress(
        URI endpoint,
        String region,
        boolean pathStyle,
        String name,
        String prefix,
        @Nullable String startAfter,
        @Nullable Access access) {

    /** A key that may list the bucket and read its objects. */
    public record Access(
            String accessKey, String secretKey, @Nullable String sessionToken) {
        /** Secrets are shown nowhere, by no accident either. */
        @Override
        public String toString() {
            return "Access[…]";
        }
    }

    /** The same prefix has the same id for a project, whoever reads it and wherever the listing begins. */
    public String id(String project) {
        return Ids.request(project, store(), name, prefix);
    }

    /** Of what names the objects, in hex. */
    public String sha256() {
        return Ids.sha256(String.join("\n", store(), name, prefix, startAfter == null ? "" : startAfter)
                .getBytes(UTF_8));
    }

    /** The store, however its address is written. */
    private String store() {
        int port = endpoint.getPort() >= 0 ? endpoint.getPort() : isPlain() ? 80 : 443;
        String path = endpoint.getRawPath() == null ? "" : endpoint.getRawPath().replaceAll("/+$", "");
        return endpoint.getHost().toLowerCase(Locale.ROOT) + ":" + port + path;
    }

    private boolean isPlain() {
        return endpoint.getScheme().equalsIgnoreCase("http");
    }
}
