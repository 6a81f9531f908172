package dev.terrace.shared.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.mongodb.MongoClientSettings;
import dev.terrace.shared.work.Label;
import dev.terrace.shared.work.Label.Box;
import dev.terrace.shared.work.LabelSchema;
import dev.terrace.shared.work.Terms;
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
            Terms terms,
            List<Label> labels)
            implements Versioned<Doc> {
        @Override
        public Doc withVersion(long version) {
            return new Doc(id, version, at, gone, terms, labels);
        }
    }

    @Test
    void recordsComeBackAsTheyWereStored() {
        Terms terms = new Terms(
                "acme",
                "p-1",
                1,
                new LabelSchema.Boxes(List.of("car"), 9),
                null,
                new Terms.Quality(2, 5, 0.9, false),
                new Terms.Price("CNY", 80_000, 40_000, 1000, 500),
                new Terms.Dispatch(5, 1, null, 600, 50));
        Doc doc = new Doc(
                "d-1.0",
                3,
                Instant.parse("2026-01-02T03:04:05.678Z"),
                null,
                terms,
                List.of(new Label.ClassLabel("cat"), new Label.BoxesLabel(List.of(new Box("car", 1.5, 2, 3, 4)))));

        BsonDocument stored = BsonDocumentWrapper.asBsonDocument(doc, CODECS);

        assertThat(stored.keySet()).containsExactlyInAnyOrder("_id", "version", "at", "gone", "terms", "labels");
        assertThat(stored.get("at").getBsonType()).as(stored.toJson()).isEqualTo(org.bson.BsonType.DATE_TIME);
        assertThat(stored.get("gone").isNull()).isTrue();
        assertThat(CODECS.get(Doc.class)
                        .decode(
                                new BsonDocumentReader(stored),
                                DecoderContext.builder().build()))
                .isEqualTo(doc);
    }
}
