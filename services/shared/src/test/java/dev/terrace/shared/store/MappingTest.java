package dev.terrace.shared.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.mongodb.MongoClientSettings;
import dev.terrace.shared.work.Terms;
import dev.terrace.shared.work.Work;
import dev.terrace.shared.work.boxes.BoxesSchema;
import java.time.Instant;
import java.util.List;
import org.bson.BsonDocument;
import org.bson.BsonDocumentReader;
import org.bson.BsonDocumentWrapper;
import org.bson.UuidRepresentation;
import org.bson.codecs.DecoderContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mongojack.JacksonCodecRegistry;

class MappingTest {
    private static final JacksonCodecRegistry CODECS = new JacksonCodecRegistry(
            Store.mapper(), MongoClientSettings.getDefaultCodecRegistry(), UuidRepresentation.STANDARD);

    record Doc(
            @JsonProperty("_id") String id,
            long version,
            Instant at,
            @Nullable String gone,
            Terms terms) implements Versioned<Doc> {
        @Override
        public Doc withVersion(long version) {
            return new Doc(id, version, at, gone, terms);
        }
    }

    @Test
    void recordsComeBackAsTheyWereStored() {
        Terms terms = new Terms(
                "acme",
                "p-1",
                1,
                new Work.Boxes(new BoxesSchema(List.of("car"), 9)),
                null,
                new Terms.Quality(2, 5, 0.9, false, 0.05, 72),
                new Terms.Price("CNY", Terms.Per.LABEL, 80_000, 40_000, null, 1000, 500),
                new Terms.Dispatch(600),
                new Terms.Split(50, null, 0, 1));
        Doc doc = new Doc("d-1.0", 3, Instant.parse("2026-01-02T03:04:05.678Z"), null, terms);

        BsonDocument stored = BsonDocumentWrapper.asBsonDocument(doc, CODECS);

        assertThat(stored.keySet()).containsExactlyInAnyOrder("_id", "version", "at", "gone", "terms");
        assertThat(stored.get("at").getBsonType()).as(stored.toJson()).isEqualTo(org.bson.BsonType.DATE_TIME);
        assertThat(stored.get("gone").isNull()).isTrue();
        assertThat(CODECS.get(Doc.class)
                        .decode(
                                new BsonDocumentReader(stored),
                                DecoderContext.builder().build()))
                .isEqualTo(doc);
    }
}
