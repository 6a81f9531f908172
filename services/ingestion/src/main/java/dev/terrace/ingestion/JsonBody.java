package dev.terrace.ingestion;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.terrace.shared.problem.CommonRefusal;
import dev.terrace.shared.problem.JsonFaults;
import dev.terrace.shared.problem.Refused;
import java.io.IOException;
import java.io.InputStream;

/** Reads a small JSON body strictly: bounded in size and depth, nothing twice, nothing after it. */
public final class JsonBody {

    private static final int DEPTH = 16;
    private static final int NUMBER_CHARACTERS = 32;

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEPTH)
                            .maxNumberLength(NUMBER_CHARACTERS)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private JsonBody() {}

    public static JsonNode object(InputStream body, int mostBytes) {
        try {
            byte[] bytes = body.readNBytes(mostBytes + 1);
            if (bytes.length > mostBytes) {
                throw new Refused(CommonRefusal.BODY_TOO_LARGE, "This body has at most " + mostBytes + " bytes");
            }
            JsonNode json = JSON.readTree(bytes);
            if (!json.isObject()) {
                throw new Refused(CommonRefusal.MALFORMED, "The body must be a JSON object: {…}");
            }
            return json;
        } catch (JacksonException e) {
            throw new Refused(CommonRefusal.MALFORMED, "The JSON body: " + JsonFaults.of(e));
        } catch (IOException e) {
            throw new Refused(Refusal.BODY_BROKEN, "Send it again, whole, with the same Idempotency-Key");
        }
    }
}
