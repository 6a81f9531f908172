package dev.terrace.ingestion;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.ascending;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import dev.terrace.shared.store.Records;
import dev.terrace.shared.store.Store;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.bson.BsonBinary;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.conversions.Bson;

/**
 * The rows of all datasets, in blocks. The items of a block are one field, the bytes of their JSON, as they are only ever
 * written and read together: a thousand embedded documents take several times as long, and so does one long text.
 */
@ApplicationScoped
public class MongoBlocks {

    private final Records<BsonDocument> records;
    private final MongoCollection<BsonDocument> blocks;
    private final ObjectWriter writer;
    private final ObjectReader items;
    private final ObjectReader refusals;

    MongoBlocks(Store store, ObjectMapper json) {
        records = store.records("blocks", BsonDocument.class);
        blocks = records.collection();
        writer = json.writer();
        items = json.readerFor(new TypeReference<List<Item>>() {})
                .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .with(JsonNodeFactory.withExactBigDecimals(true));
        refusals = json.readerFor(new TypeReference<List<RefusedRow>>() {});
    }

    public void insert(Block block) {
        BsonDocument stored = new BsonDocument("_id", new BsonString(block.id()));
        stored.append("items", written(block.items()));
        if (!block.refusals().isEmpty()) {
            stored.append("refusals", written(block.refusals()));
        }
        if (!records.insert(stored)) {
            throw new IllegalStateException("block %s is there already".formatted(block.id()));
        }
    }

    public Optional<Block> find(String id) {
        return Optional.ofNullable(blocks.find(eq("_id", id)).first()).map(this::block);
    }

    /** Hands over the blocks of one attempt in the order of their rows, holding a few at a time. */
    public void forEach(String dataset, int attempt, Consumer<Block> action) {
        walk(of(dataset, attempt), include("items", "refusals"), action);
    }

    /** Hands over the blocks of one attempt from this number on, until it is told that it is enough. */
    public void forEachFrom(String dataset, int attempt, int first, Predicate<Block> goesOn) {
        Bson filter = and(of(dataset, attempt), gte("_id", Block.id(dataset, attempt, first)));
        try (MongoCursor<BsonDocument> cursor = blocks.find(filter)
                .projection(include("items", "refusals"))
                .sort(ascending("_id"))
                .batchSize(8)
                .cursor()) {
            while (cursor.hasNext() && goesOn.test(block(cursor.next()))) {}
        }
    }

    /** The first of the refused rows of one attempt that are kept. */
    public List<RefusedRow> refusals(String dataset, int attempt, int limit) {
        return blocks
                .find(withRefusals(dataset, attempt))
                .projection(include("refusals"))
                .sort(ascending("_id"))
                .limit(limit)
                .map(this::block)
                .into(new ArrayList<>())
                .stream()
                .flatMap(block -> block.refusals().stream())
                .limit(limit)
                .toList();
    }

    /** Hands over all refused rows of one attempt that are kept, in order. */
    public void forEachRefusal(String dataset, int attempt, Consumer<RefusedRow> action) {
        walk(
                withRefusals(dataset, attempt),
                include("refusals"),
                block -> block.refusals().forEach(action));
    }

    /** The same a block at a time, from the block of this number on, until it is told that it is enough. */
    public void forEachRefusalsFrom(String dataset, int attempt, int first, Predicate<Block> goesOn) {
        Bson filter = and(withRefusals(dataset, attempt), gte("_id", Block.id(dataset, attempt, first)));
        try (MongoCursor<BsonDocument> cursor = blocks.find(filter)
                .projection(include("refusals"))
                .sort(ascending("_id"))
                .batchSize(8)
                .cursor()) {
            while (cursor.hasNext() && goesOn.test(block(cursor.next()))) {}
        }
    }

    /** Removes what all attempts but one have brought. */
    public void removeOthers(String dataset, int attempt) {
        blocks.deleteMany(or(
                and(gte("_id", dataset + "/"), lt("_id", Block.id(dataset, attempt, 0))),
                and(gte("_id", Block.id(dataset, attempt + 1, 0)), lt("_id", dataset + "0"))));
    }

    /** Removes what all attempts have brought. */
    public void removeAll(String dataset) {
        blocks.deleteMany(and(gte("_id", dataset + "/"), lt("_id", dataset + "0")));
    }

    /** Removes what one attempt has brought. */
    public void remove(String dataset, int attempt) {
        blocks.deleteMany(of(dataset, attempt));
    }

    private void walk(Bson filter, Bson fields, Consumer<Block> action) {
        try (MongoCursor<BsonDocument> cursor = blocks.find(filter)
                .projection(fields)
                .sort(ascending("_id"))
                .batchSize(8)
                .cursor()) {
            cursor.forEachRemaining(stored -> action.accept(block(stored)));
        }
    }

    private static Bson of(String dataset, int attempt) {
        return and(gte("_id", Block.id(dataset, attempt, 0)), lt("_id", Block.id(dataset, attempt + 1, 0)));
    }

    private static Bson withRefusals(String dataset, int attempt) {
        return and(of(dataset, attempt), exists("refusals"));
    }

    private Block block(BsonDocument stored) {
        return new Block(
                stored.getString("_id").getValue(), read(items, stored, "items"), read(refusals, stored, "refusals"));
    }

    private BsonBinary written(Object rows) {
        try {
            return new BsonBinary(writer.writeValueAsBytes(rows));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("rows can always be written", e);
        }
    }

    private static <T> List<T> read(ObjectReader reader, BsonDocument stored, String field) {
        if (!stored.containsKey(field)) {
            return List.of();
        }
        try {
            return reader.readValue(stored.getBinary(field).getData());
        } catch (IOException e) {
            throw new IllegalStateException("block " + stored.get("_id") + " cannot be read", e);
        }
    }
}
