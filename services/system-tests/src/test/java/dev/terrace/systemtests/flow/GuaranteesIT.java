package dev.terrace.systemtests.flow;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.regex;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.push;
import static com.mongodb.client.model.Updates.set;
import static java.util.Map.entry;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.smile.databind.SmileMapper;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Aggregates;
import dev.terrace.tools.guarantee.Guarantees;
import dev.terrace.tools.guarantee.Stores;
import dev.terrace.tools.people.Finance;
import dev.terrace.tools.site.Habits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each guarantee fails on a store that breaks it, and no other does: tried on copies of the stores of a real run. */
class GuaranteesIT {
    private static final String COPY = "broken_";
    private static final ObjectMapper SMILE = new SmileMapper();

    private final Terrace terrace = Terrace.started();

    /** Which guarantee each way of breaking a store breaks. */
    private final Map<String, Map.Entry<Integer, Consumer<Stores>>> breaks = Map.ofEntries(
            entry(
                    "a posting is changed",
                    breaks(
                            1,
                            s -> change(
                                    s.payout(),
                                    "entries",
                                    regex("_id", "^accrue:"),
                                    inc("postings.0.creditMicros", 1L)))),
            entry("an entry is deleted", breaks(1, s -> delete(s.payout(), "entries", regex("_id", "^approve:")))),
            entry(
                    "a label is paid by another price",
                    breaks(
                            1,
                            s -> change(
                                    s.payout(),
                                    "entries",
                                    exists("lines.0"),
                                    inc("lines.0.price.platformMicros", 1L)))),
            entry(
                    "a client is shown another cost",
                    breaks(
                            9,
                            s -> change(
                                    s.ingestion(),
                                    "datasets",
                                    exists("results.tally"),
                                    inc("results.tally.costMicros", 1L)))),
            entry("a label is judged twice", breaks(2, s -> doubleLabel(s.quality()))),
            entry(
                    "a payment pays more than its items",
                    breaks(2, s -> change(s.payout(), "payments", exists("_id"), inc("owedMicros", 1L)))),
            entry(
                    "a unit has more labels than its overlap",
                    breaks(
                            3,
                            s -> change(
                                    s.dispatch(),
                                    "lots",
                                    eq("units.0.slots.1.is", "labelled"),
                                    set("units.0.maxOverlap", 1)))),
            entry(
                    "an attempt is handed out that never was",
                    breaks(
                            3,
                            s -> change(
                                    s.dispatch(),
                                    "lots",
                                    exists("units.0"),
                                    push("units.0.past.expired", new Document("pack", "k-x").append("attempt", 99))))),
            entry("an acknowledged label is not stored", breaks(4, GuaranteesIT::acknowledgeNothing)),
            entry(
                    "a submission is not answered",
                    breaks(5, s -> change(s.dispatch(), "submissions", exists("answers.0"), set("answers", null)))),
            entry(
                    "an outbox is left full",
                    breaks(
                            6,
                            s -> change(
                                    s.quality(),
                                    "lots",
                                    exists("_id"),
                                    push("outbox", new Document("id", "lot.judged:x").append("time", new Date()))))),
            entry(
                    "a client is not told of a resolution",
                    breaks(
                            6,
                            s -> change(
                                    s.ingestion(),
                                    "results",
                                    exists("units"),
                                    new Document("$unset", new Document("units", 1))))),
            entry(
                    "a dataset is another client's",
                    breaks(7, s -> change(s.ingestion(), "datasets", exists("_id"), set("client", "somebody-else")))),
            entry(
                    "a submission is another site's",
                    breaks(
                            7,
                            s -> change(
                                    s.dispatch(),
                                    "submissions",
                                    exists("_id"),
                                    set("received.site", "somewhere-else")))),
            entry(
                    "a paid label is of no submission",
                    breaks(
                            8,
                            s -> change(
                                    s.payout(), "entries", exists("lines.0"), set("lines.0.by.submission", "s-none")))),
            entry("an item is gone", breaks(8, s -> delete(s.ingestion(), "blocks", exists("_id")))));

    @TestFactory
    Stream<DynamicTest> eachGuaranteeBites() {
        runAndPay();
        try (Stores real = Stores.at(terrace.place().mongoUri())) {
            assertEquals(List.of(), broken(real), "the real stores keep every guarantee");
            copy(real);
        }
        return breaks.entrySet().stream()
                .map(way -> dynamicTest(way.getKey(), () -> {
                    try (Stores copies = Stores.at(terrace.place().mongoUri(), COPY);
                            Stores real = Stores.at(terrace.place().mongoUri())) {
                        way.getValue().getValue().accept(copies);
                        assertEquals(List.of(way.getValue().getKey()), broken(copies));
                        copy(real);
                    }
                }));
    }

    private static Map.Entry<Integer, Consumer<Stores>> breaks(int guarantee, Consumer<Stores> how) {
        return entry(guarantee, how);
    }

    private void runAndPay() {
        try (Work work = Work.begin(terrace, "guarantees", 100, Habits.steady(20, 1), 0)) {
            work.finish();
            terrace.assertGuarantees(work.tally());
        }
        Finance finance =
                new Finance(terrace.callers().maker(), terrace.callers().checker());
        JsonNode draft = finance.draft("guarantees", "CNY");
        finance.approve(draft);
        String run = draft.path("run").asText();
        finance.bankSettles(run, finance.payments(run));
    }

    private static List<Integer> broken(Stores stores) {
        return Guarantees.check(stores, List.of()).stream()
                .filter(finding -> !finding.holds())
                .map(Guarantees.Finding::number)
                .toList();
    }

    private void copy(Stores real) {
        for (MongoDatabase database : real.all()) {
            String name = COPY + database.getName().substring(Stores.PREFIX.length());
            for (String collection : database.listCollectionNames()) {
                database.getCollection(collection)
                        .aggregate(List.of(Aggregates.out(name, collection)))
                        .toCollection();
            }
        }
        try (Stores copies = Stores.at(terrace.place().mongoUri(), COPY)) {
            unpack(copies.dispatch().getCollection("lots"), "units");
            unpack(copies.quality().getCollection("lots"), "panels");
        }
    }

    /** Lots hold their lists packed; in an array one value can be changed. */
    private static void unpack(MongoCollection<Document> lots, String list) {
        for (Document lot : lots.find()) {
            try {
                JsonNode array = SMILE.readTree(lot.get(list, Binary.class).getData());
                Document unpacked = Document.parse("{\"list\":" + array + "}");
                lots.updateOne(eq("_id", lot.get("_id")), set(list, unpacked.get("list")));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static void change(MongoDatabase database, String collection, Bson which, Bson how) {
        MongoCollection<Document> documents = database.getCollection(collection);
        assertEquals(1, documents.updateOne(which, how).getModifiedCount(), "nothing to break in " + collection);
    }

    private static void delete(MongoDatabase database, String collection, Bson which) {
        assertEquals(1, database.getCollection(collection).deleteOne(which).getDeletedCount());
    }

    private static void doubleLabel(MongoDatabase quality) {
        Document lot =
                quality.getCollection("lots").find(exists("panels.0.labels.0")).first();
        assertNotNull(lot);
        Document label = lot.getList("panels", Document.class)
                .getFirst()
                .getList("labels", Document.class)
                .getFirst();
        change(quality, "lots", eq("_id", lot.get("_id")), push("panels.0.labels", label));
    }

    private static void acknowledgeNothing(Stores stores) {
        MongoCollection<Document> submissions = stores.dispatch().getCollection("submissions");
        Document submission = submissions.find(exists("answers.0")).first();
        assertNotNull(submission);
        Document answer = submission.getList("answers", Document.class).getFirst();
        Document more = new Document(answer).append("attempt", 98).append("outcome", "stored");
        change(stores.dispatch(), "submissions", eq("_id", submission.get("_id")), push("answers", more));
        change(
                stores.dispatch(),
                "submissions",
                eq("_id", submission.get("_id")),
                set("body", submission.getString("body").strip() + "\n{}\n"));
    }
}
