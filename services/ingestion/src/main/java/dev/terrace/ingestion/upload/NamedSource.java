package dev.terrace.ingestion.upload;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a dataset comes from where that is only named, as the API describes it; it is read field by field. */
@Schema(description = "Where the dataset is: an upload or a bucket", minProperties = 1, maxProperties = 1)
record NamedSource(
        @Nullable @Schema(description = "A resumable upload that holds a manifest or an archive", examples = "u-1f0e")
        String upload,

        @Nullable BucketPrefix bucket) {

    /** The upload that a request names; empty if it is anything else. */
    static Optional<String> upload(JsonNode request) {
        return Optional.of(request)
                .filter(named -> named.size() == 1)
                .map(named -> named.path("upload").textValue());
    }

    /** Which objects of which bucket. */
    @Schema(description = "Objects of a bucket in a store that speaks S3, and a key that may list and read them")
    record BucketPrefix(
            @Schema(
                    description = "Address of the store",
                    required = true,
                    maxLength = 255,
                    examples = "https://s3.eu-central-1.amazonaws.com")
            String endpoint,

            @Nullable @Schema(defaultValue = "us-east-1", examples = "eu-central-1")
            String region,

            @Schema(required = true, minLength = 3, maxLength = 63, examples = "acme-faces")
            String name,

            @Nullable @Schema(description = "What their keys begin with; all if absent", examples = "2026/")
            String prefix,

            @Nullable
            @Schema(
                    description =
                            "Only keys after this one are listed: for keys that grow, such as dates, where the older ones are many",
                    examples = "2026/11/26")
            String startAfter,

            @Nullable
            @Schema(
                    description = "Whether the bucket stands in the path; false where the store wants it in the host",
                    defaultValue = "true")
            Boolean pathStyle,

            @Nullable
            @Schema(description = "Absent for a bucket that anybody may read", writeOnly = true, examples = "AKIA…")
            String accessKey,

            @Nullable @Schema(description = "Used for this call and not stored", writeOnly = true, format = "password")
            String secretKey,

            @Nullable @Schema(description = "Of a key that is good for a while", writeOnly = true, format = "password")
            String sessionToken) {}
}
