package dev.terrace.shared.store;

import com.mongodb.client.MongoCollection;
import dev.terrace.shared.outbox.Outbox;
import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonBinaryReader;
import org.bson.BsonBinaryWriter;
import org.bson.BsonElement;
import org.bson.BsonMaximumSizeExceededException;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonArrayCodec;
import org.bson.codecs.Codec;
import org.bson.codecs.EncoderContext;
import org.bson.io.BasicOutputBuffer;
import org.bson.types.ObjectId;

/** Writes documents down as they go over the wire: on the thread of whoever saves, so that a group only puts them together. */
final class DocumentEncoder<T> {
    /** What the store takes of one document, less some room for the command around it. */
    private static final int MOST_BYTES = (16 << 20) - (16 << 10);

    private static final EncoderContext CONTEXT = EncoderContext.builder().build();

    private final Codec<T> codec;

    DocumentEncoder(MongoCollection<T> collection) {
        this.codec = collection.getCodecRegistry().get(collection.getDocumentClass());
    }

    /** A new document. */
    RawBsonDocument document(T document, BsonArray waiting) {
        RawBsonDocument encoded = bounded(new RawBsonDocument(document, codec));
        if (waiting.isEmpty()) {
            return encoded;
        }
        BasicOutputBuffer out = new BasicOutputBuffer();
        try (BsonBinaryWriter writer = new BsonBinaryWriter(out)) {
            pipe(encoded, writer, new BsonElement(Outbox.FIELD, waiting));
        }
        return bounded(raw(out));
    }

    /** What makes of the stored document its next version. */
    RawBsonDocument update(T next, long version, ObjectId token, BsonArray waiting) {
        RawBsonDocument fields = new RawBsonDocument(next, codec);
        BasicOutputBuffer out = new BasicOutputBuffer();
        try (BsonBinaryWriter writer = new BsonBinaryWriter(out)) {
            writer.writeStartDocument();
            writer.writeName("$set");
            pipe(fields, writer, WriteTokens.element(version, token));
            if (!waiting.isEmpty()) {
                writer.writeStartDocument("$push");
                writer.writeStartDocument(Outbox.FIELD);
                writer.writeName("$each");
                new BsonArrayCodec().encode(writer, waiting, CONTEXT);
                writer.writeEndDocument();
                writer.writeEndDocument();
            }
            writer.writeEndDocument();
        }
        return bounded(raw(out));
    }

    private static void pipe(RawBsonDocument document, BsonBinaryWriter writer, BsonElement further) {
        try (BsonBinaryReader reader =
                new BsonBinaryReader(document.getByteBuffer().asNIO())) {
            writer.pipe(reader, List.of(further));
        }
    }

    private static RawBsonDocument raw(BasicOutputBuffer out) {
        return new RawBsonDocument(out.getInternalBuffer(), 0, out.getPosition());
    }

    private static RawBsonDocument bounded(RawBsonDocument document) {
        int bytes = document.getByteBuffer().remaining();
        if (bytes > MOST_BYTES) {
            throw new BsonMaximumSizeExceededException(
                    "a document of %d bytes; the store takes %d".formatted(bytes, MOST_BYTES));
        }
        return document;
    }
}
