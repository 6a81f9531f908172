package dev.terrace.ingestion.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.terrace.ingestion.bucket.BucketAddress;
import dev.terrace.shared.problem.Refused;
import dev.terrace.shared.work.Fault;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What names a bucket is read strictly, and its secrets are shown by nothing. */
class BucketFieldsTest {
    private static final String WHOLE = """
            {"bucket": {"endpoint": "https://s3.example", "region": "eu-central-1", "name": "acme-faces", "prefix": "2026/",
             "startAfter": "2026/11", "pathStyle": false, "accessKey": "key", "secretKey": "secret", "sessionToken": "token"}}""";

    private static BucketAddress read(String json) throws Exception {
        return BucketFields.read(new ObjectMapper().readTree(json));
    }

    @Test
    void readsEveryFieldAndShowsNoSecret() throws Exception {
        BucketAddress address = read(WHOLE);
        assertThat(address)
                .isEqualTo(new BucketAddress(
                        URI.create("https://s3.example"),
                        "eu-central-1",
                        false,
                        "acme-faces",
                        "2026/",
                        "2026/11",
                        new BucketAddress.Access("key", "secret", "token")));
        assertThat(address.toString()).doesNotContain("key", "secret", "token");
    }

    @Test
    void mostMayBeLeftOut() throws Exception {
        assertThat(read("{\"bucket\": {\"endpoint\": \"http://s3.example:9000\", \"name\": \"faces\"}}"))
                .isEqualTo(new BucketAddress(
                        URI.create("http://s3.example:9000"), "us-east-1", true, "faces", "", null, null));
    }

    @Test
    void theSamePrefixHasOneIdAProjectWhateverTheKey() throws Exception {
        BucketAddress address = read(WHOLE);
        BucketAddress other = read(WHOLE.replace("secret\"", "other\"").replace("2026/11", "2026/12"));
        assertThat(other.id("p-1")).isEqualTo(address.id("p-1")).isNotEqualTo(address.id("p-2"));
        assertThat(read(WHOLE.replace("s3.example", "S3.Example:443/")).id("p-1"))
                .isEqualTo(address.id("p-1"));
        assertThat(other.sha256()).isNotEqualTo(address.sha256());
        assertThat(read(WHOLE.replace("2026/\"", "2025/\"")).id("p-1")).isNotEqualTo(address.id("p-1"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            "https://s3.example"     | null                          | bucket.endpoint
            "https://s3.example"     | 5                             | bucket.endpoint
            "https://s3.example"     | "s3.example"                  | bucket.endpoint
            "https://s3.example"     | "file:///etc"                 | bucket.endpoint
            "https://s3.example"     | "https://u:p@s3.example"      | bucket.endpoint
            "https://s3.example"     | "https://s3.example?x=1"      | bucket.endpoint
            "https://s3.example"     | "https://s3.example/#x"       | bucket.endpoint
            "acme-faces"             | "acme/faces"                  | bucket.name
            "acme-faces"             | ".."                          | bucket.name
            "acme-faces"             | "a.b@evil.example"            | bucket.name
            "eu-central-1"           | "x.evil.example/"             | bucket.region
            "2026/"                  | 7                             | bucket.prefix
            "2026/"                  | "a\\u0000b"                   | bucket.prefix
            false                    | "no"                          | bucket.pathStyle
            "key"                    | null                          | bucket.accessKey
            "secret"                 | null                          | bucket.secretKey
            "secret"                 | "a b"                         | bucket.secretKey
            "token"                  | "a\\nb"                       | bucket.sessionToken
            "accessKey": "key", "secretKey": "secret", | | bucket.sessionToken
            "prefix"                 | "prefixes"                    | bucket.prefixes
            "bucket"                 | "more": 1, "bucket"           | more
            """)
    void whatIsWrongIsNamed(String right, String wrong, String field) {
        String json = WHOLE.replace(right, wrong == null ? "" : wrong);
        Refused refused = catchThrowableOfType(Refused.class, () -> read(json));
        assertThat(refused).as(json).isNotNull();
        assertThat(refused.faults()).extracting(Fault::path).containsExactly(field);
        assertThat(refused.getMessage()).doesNotContain("secret\"");
    }
}
