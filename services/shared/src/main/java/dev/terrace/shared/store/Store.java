package dev.terrace.shared.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import dev.terrace.shared.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.UuidRepresentation;
import org.bson.codecs.configuration.CodecRegistry;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.mongojack.JacksonCodecRegistry;
import org.mongojack.internal.MongoJackModule;

/** This service's database. Writes are durable on a majority with journal, reads see only what is. */
@ApplicationScoped
public class Store {
    private final MongoDatabase database;
    private final Outbox outbox;
    private final CodecRegistry codecs;

    public Store(MongoClient client, @ConfigProperty(name = "terrace.database") String database, Outbox outbox) {
        this.codecs = new JacksonCodecRegistry(
                mapper(), MongoClientSettings.getDefaultCodecRegistry(), UuidRepresentation.STANDARD);
        this.database = client.getDatabase(database)
                .withWriteConcern(WriteConcern.MAJORITY.withJournal(true))
                .withReadConcern(ReadConcern.MAJORITY)
                .withReadPreference(ReadPreference.primary())
                .withCodecRegistry(codecs);
        this.outbox = outbox;
    }

    /** Versioned documents with an outbox. */
    public <T extends Versioned<T>> Documents<T> documents(String name, Class<T> type) {
        return new Documents<>(collection(name, type), outbox);
    }

    /** A plain collection, for what is inserted once and never changes. */
    public <T> MongoCollection<T> collection(String name, Class<T> type) {
        return database.getCollection(name, type);
    }

    /** Returns when the store has answered. @throws MongoException if it does not in its time */
    public void ping() {
        database.runCommand(new BsonDocument("ping", new BsonInt32(1)), BsonDocument.class);
    }

    /** Whether this failure says that the store cannot be reached, rather than that the request was wrong. */
    public static boolean isAway(@Nullable Throwable failure) {
        return failure instanceof MongoTimeoutException
                || failure instanceof MongoSocketException
                || (failure instanceof MongoException e
                        && (e.hasErrorLabel(MongoException.TRANSIENT_TRANSACTION_ERROR_LABEL)
                                || e.hasErrorLabel("RetryableWriteError")
                                || e instanceof com.mongodb.MongoNotPrimaryException
                                || e instanceof com.mongodb.MongoNodeIsRecoveringException
                                || e instanceof com.mongodb.MongoInterruptedException));
    }

    /** A top-level field that has become null is written as null: a save sets fields, it does not replace the document. */
    static ObjectMapper mapper() {
        return MongoJackModule.configure(new ObjectMapper())
                .setSerializationInclusion(JsonInclude.Include.ALWAYS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .registerModule(new SimpleModule("bson-dates")
                        .addSerializer(Instant.class, new BsonDate.Writer())
                        .addDeserializer(Instant.class, new BsonDate.Reader()));
    }
}
