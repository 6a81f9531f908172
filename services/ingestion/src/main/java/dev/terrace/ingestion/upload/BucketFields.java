package dev.terrace.ingestion.upload;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.terrace.ingestion.Refusal;
import dev.terrace.ingestion.RequestFields;
import dev.terrace.ingestion.bucket.BucketAddress;
import dev.terrace.ingestion.outbound.Outbound;
import dev.terrace.shared.problem.Refused;
import java.io.IOException;
import java.net.URI;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads which bucket a dataset comes from. */
final class BucketFields {
    private static final int ENDPOINT_CHARACTERS = 255;
    private static final int KEY_CHARACTERS = 256;
    private static final int TOKEN_CHARACTERS = 8_192;
    private static final int KEY_BYTES = 1_024;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{1,61}[A-Za-z0-9]");
    private static final Pattern REGION = Pattern.compile("[a-z0-9](-?[a-z0-9])*");
    private static final Pattern VISIBLE = Pattern.compile("[\\x21-\\x7e]+");
    private static final URI NOWHERE = URI.create("https://nowhere.invalid");

    private final RequestFields fields;

    private BucketFields(RequestFields fields) {
        this.fields = fields;
    }

    /** @throws Refused with all that is wrong */
    static BucketAddress read(JsonNode request) {
        RequestFields whole = RequestFields.of(request);
        BucketFields bucket = new BucketFields(whole.object("bucket"));
        BucketAddress address = bucket.address();
        bucket.fields.close();
        whole.close();
        whole.refuse(Refusal.INVALID_BUCKET);
        return address;
    }

    private BucketAddress address() {
        URI endpoint = endpoint();
        String region = matching("region", 64, REGION, "must be the name of a region, such as eu-central-1");
        String name = fields.name("name", 63);
        if (!name.isEmpty() && !NAME.matcher(name).matches()) {
            fields.fault("name", "must be the bucket's name alone: 3 to 63 letters, digits, points and hyphens");
        }
        String prefix = key("prefix");
        return new BucketAddress(
                endpoint,
                region == null ? "us-east-1" : region,
                fields.flag("pathStyle", true),
                name,
                prefix == null ? "" : prefix,
                key("startAfter"),
                access());
    }

    private URI endpoint() {
        String text = fields.text("endpoint", ENDPOINT_CHARACTERS);
        if (text == null) {
            if (!fields.has("endpoint")) {
                fields.fault(
                        "endpoint",
                        "is missing: give the store's address, such as https://s3.eu-central-1.amazonaws.com");
            }
            return NOWHERE;
        }
        try {
            URI endpoint = Outbound.checked(text);
            if (endpoint.getRawQuery() == null && endpoint.getRawFragment() == null) {
                return endpoint;
            }
            fields.fault("endpoint", "must be the store's address, without ? and #");
        } catch (IOException e) {
            fields.fault("endpoint", String.valueOf(e.getMessage()));
        }
        return NOWHERE;
    }

    private BucketAddress.@Nullable Access access() {
        String visible = "must be visible ASCII characters, as the store gave it";
        String accessKey = matching("accessKey", KEY_CHARACTERS, VISIBLE, visible);
        String secretKey = matching("secretKey", KEY_CHARACTERS, VISIBLE, visible);
        String sessionToken = matching("sessionToken", TOKEN_CHARACTERS, VISIBLE, visible);
        if (fields.has("accessKey") != fields.has("secretKey")) {
            fields.fault(
                    fields.has("accessKey") ? "secretKey" : "accessKey",
                    "is missing: give both keys, or none for a bucket that anybody may read");
        } else if (fields.has("sessionToken") && !fields.has("accessKey")) {
            fields.fault("sessionToken", "goes with accessKey and secretKey: give all three");
        }
        return accessKey == null || secretKey == null
                ? null
                : new BucketAddress.Access(accessKey, secretKey, sessionToken);
    }

    private @Nullable String key(String field) {
        String key = fields.text(field, KEY_BYTES);
        if (key != null && key.getBytes(UTF_8).length > KEY_BYTES) {
            fields.fault(field, "must be at most " + KEY_BYTES + " bytes in UTF-8");
        }
        return key;
    }

    private @Nullable String matching(String field, int characters, Pattern pattern, String problem) {
        String text = fields.text(field, characters);
        if (text != null && !pattern.matcher(text).matches()) {
            fields.fault(field, problem);
            return null;
        }
        return text;
    }
}
