package dev.terrace.shared.work;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamWriteCapability;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.io.StringWriter;

/**
 * A JSON object kept as its text, a tenth of what its tree takes in memory. In JSON it stands as the object that it is, in binary
 * forms as a text.
 */
@JsonSerialize(using = JsonText.Writer.class)
@JsonDeserialize(using = JsonText.Reader.class)
public record JsonText(String text) {

    public static JsonText of(JsonNode object) {
        return new JsonText(object.toString());
    }

    /** Parsed anew each time. */
    public JsonNode tree() {
        return Json.parse(text);
    }

    @Override
    public String toString() {
        return text;
    }

    /** Writes. */
    static final class Writer extends StdSerializer<JsonText> {
        Writer() {
            super(JsonText.class);
        }

        @Override
        public void serialize(JsonText json, JsonGenerator out, SerializerProvider provider) throws IOException {
            if (out.getWriteCapabilities().isEnabled(StreamWriteCapability.CAN_WRITE_BINARY_NATIVELY)) {
                out.writeString(json.text);
            } else {
                out.writeRawValue(json.text);
            }
        }
    }

    /** Reads, from token to token without a tree between. */
    static final class Reader extends StdDeserializer<JsonText> {
        private static final JsonFactory JSON = new JsonFactory();

        Reader() {
            super(JsonText.class);
        }

        @Override
        public JsonText deserialize(JsonParser in, DeserializationContext context) throws IOException {
            if (in.hasToken(JsonToken.VALUE_STRING)) {
                return new JsonText(in.getText());
            }
            StringWriter text = new StringWriter();
            try (JsonGenerator out = JSON.createGenerator(text)) {
                out.copyCurrentStructure(in);
            }
            return new JsonText(text.toString());
        }
    }
}
