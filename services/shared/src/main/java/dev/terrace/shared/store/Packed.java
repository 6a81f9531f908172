package dev.terrace.shared.store;

import com.fasterxml.jackson.annotation.JacksonAnnotationsInside;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.dataformat.smile.SmileGenerator;
import com.fasterxml.jackson.dataformat.smile.databind.SmileMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;

/**
 * A list that no query looks into and that every save writes whole: it lies in its document as one binary value of Smile
 * (binary JSON, where a name or text that comes again is a reference), about a tenth of what it takes as an array.
 */
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.METHOD, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
@JacksonAnnotationsInside
@JsonSerialize(using = Packed.Writer.class)
@JsonDeserialize(using = Packed.Reader.class)
public @interface Packed {

    /** Packs. */
    final class Writer extends StdSerializer<List<?>> {
        private static final ObjectWriter SMILE = Reader.MAPPER.writer();

        Writer() {
            super(List.class, false);
        }

        @Override
        public void serialize(List<?> list, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeBinary(SMILE.writeValueAsBytes(list));
        }
    }

    /** Unpacks. */
    final class Reader extends StdDeserializer<List<?>> implements ContextualDeserializer {
        private static final SmileMapper MAPPER = SmileMapper.builder()
                .enable(SmileGenerator.Feature.CHECK_SHARED_STRING_VALUES)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .serializationInclusion(JsonInclude.Include.NON_NULL)
                .addModule(new JavaTimeModule())
                .build();

        private final ObjectReader smile;

        Reader() {
            this(MAPPER.reader());
        }

        private Reader(ObjectReader smile) {
            super(List.class);
            this.smile = smile;
        }

        @Override
        public JsonDeserializer<?> createContextual(DeserializationContext context, BeanProperty property) {
            return new Reader(MAPPER.readerFor(property.getType()));
        }

        @Override
        public List<?> deserialize(JsonParser in, DeserializationContext context) throws IOException {
            return smile.readValue(in.getBinaryValue());
        }
    }
}
