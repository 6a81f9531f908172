package dev.terrace.payout;

import static com.mongodb.client.model.Accumulators.min;
import static com.mongodb.client.model.Accumulators.sum;
import static com.mongodb.client.model.Aggregates.group;
import static com.mongodb.client.model.Aggregates.limit;
import static com.mongodb.client.model.Aggregates.match;
import static com.mongodb.client.model.Aggregates.sort;
import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Sorts.ascending;

import com.mongodb.client.MongoCollection;
import dev.terrace.shared.store.Store;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** Adds up what is owed and not approved yet: what is open, what is held, and what drafts hold. */
@ApplicationScoped
public class MongoOwed {

    private final MongoCollection<OpenItem> items;

    MongoOwed(Store store) {
        items = store.collection("openItems", OpenItem.class);
    }

    /** What amounts are added up by. */
    public enum By {
        COUNTY("place.county"),
        SITE("place.site"),
        PAYEE("payee");

        private final String field;

        By(String field) {
            this.field = field;
        }

        /** @throws dev.terrace.shared.problem.Refused if it is not the name of one; {@code county} if there is none */
        public static By named(@Nullable String name) {
            if (name == null) {
                return COUNTY;
            }
            return Arrays.stream(values())
                    .filter(by -> by.name().toLowerCase(Locale.ROOT).equals(name))
                    .findFirst()
                    .orElseThrow(() -> Parameters.bad("by", "write county, site or payee"));
        }
    }

    /** What is asked for: sums of a currency after a key; {@code drafts} are its runs that nobody has decided. */
    public record Scope(String currency, By by, List<String> drafts, List<Payee> held, String after) {}

    /** @return sums in the order of their keys */
    public List<Owed> sums(Scope scope, int most) {
        String key = "$" + scope.by().field;
        Document open = new Document("$eq", List.of(new Document("$ifNull", List.of("$run", "")), ""));
        List<String> names = scope.held().stream().map(Payee::toString).toList();
        Document held = new Document("$in", List.of("$payee", names));
        List<Owed> sums = new ArrayList<>();
        items.aggregate(
                        List.of(
                                match(and(
                                        eq("currency", scope.currency()),
                                        in("run", openOr(scope.drafts())),
                                        gt(scope.by().field, scope.after()))),
                                group(
                                        key,
                                        sum("open", when(open, when(held, 0, "$micros"), 0)),
                                        sum("held", when(open, when(held, "$micros", 0), 0)),
                                        sum("claimed", when(open, 0, "$micros")),
                                        sum("labels", "$labels"),
                                        min("oldest", "$at")),
                                sort(ascending("_id")),
                                limit(most)),
                        Document.class)
                .allowDiskUse(true)
                .forEach(found -> sums.add(new Owed(
                        found.getString("_id"),
                        whole(found, "open"),
                        whole(found, "claimed"),
                        whole(found, "held"),
                        whole(found, "labels"),
                        found.getDate("oldest").toInstant())));
        return sums;
    }

    /** @return what is open for each of these payees */
    public Map<Payee, Long> open(String currency, List<Payee> payees) {
        Map<Payee, Long> open = new TreeMap<>();
        Bson theirs = in("payee", payees.stream().map(Payee::toString).toList());
        items.aggregate(
                        List.of(
                                match(and(eq("currency", currency), eq("run", null), theirs)),
                                group("$payee", sum("micros", "$micros"))),
                        Document.class)
                .forEach(found -> open.put(
                        Payee.fromString(found.getString("_id")),
                        found.get("micros", Number.class).longValue()));
        return open;
    }

    private static long whole(Document found, String field) {
        return found.get(field, Number.class).longValue();
    }

    private static List<@Nullable String> openOr(List<String> drafts) {
        List<@Nullable String> runs = new ArrayList<>(drafts);
        runs.add(null);
        return runs;
    }

    private static Document when(Object condition, Object then, Object otherwise) {
        return new Document("$cond", List.of(condition, then, otherwise));
    }
}
