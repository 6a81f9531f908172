package dev.terrace.shared.store;

import static com.mongodb.MongoException.TRANSIENT_TRANSACTION_ERROR_LABEL;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoException;
import com.mongodb.MongoInterruptedException;
import com.mongodb.MongoNodeIsRecoveringException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.MongoWriteConcernException;
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
    private static final String RETRYABLE = "RetryableWriteError";

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

    /** Documents that are inserted once and never change. */
    public <T> Records<T> records(String name, Class<T> type) {
        return new Records<>(collection(name, type));
    }

    /** A plain collection, for queries and for what is written in other ways. */
    public <T> MongoCollection<T> collection(String name, Class<T> type) {
        return database.getCollection(name, type);
    }

    /** Returns when the store has answered. @throws MongoException if it does not in its time */
    public void ping() {
        database.runCommand(new BsonDocument("ping", new BsonInt32(1)), BsonDocument.class);
    }

    /**
     * Whether this failure says that the store cannot be reached, or that its majority has not confirmed a write, rather than
     * that the request was wrong: the same may be tried again.
     */
    public static boolean isAway(@Nullable Throwable failure) {
        return switch (failure) {
            case MongoTimeoutException _,
                    MongoSocketException _,
                    MongoNotPrimaryException _,
                    MongoNodeIsRecoveringException _,
                    MongoInterruptedException _,
                    MongoWriteConcernException _ -> true;
            case MongoBulkWriteException bulk -> bulk.getWriteConcernError() != null;
            case MongoException e -> e.hasErrorLabel(TRANSIENT_TRANSACTION_ERROR_LABEL) || e.hasErrorLabel(RETRYABLE);
            case null, default -> false;
        };
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
