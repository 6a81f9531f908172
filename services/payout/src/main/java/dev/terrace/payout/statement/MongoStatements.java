package dev.terrace.payout.statement;

import static com.mongodb.client.model.Accumulators.addToSet;
import static com.mongodb.client.model.Accumulators.sum;
import static com.mongodb.client.model.Aggregates.group;
import static com.mongodb.client.model.Aggregates.limit;
import static com.mongodb.client.model.Aggregates.match;
import static com.mongodb.client.model.Aggregates.project;
import static com.mongodb.client.model.Aggregates.sort;
import static com.mongodb.client.model.Aggregates.unwind;
import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Projections.computed;
import static com.mongodb.client.model.Projections.fields;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;

import com.mongodb.client.MongoCollection;
import dev.terrace.payout.Due;
import dev.terrace.payout.Entry;
import dev.terrace.payout.Payee;
import dev.terrace.shared.store.Store;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;

/** Adds up what the journal and the dues say. */
@ApplicationScoped
class MongoStatements {

    private static final String OWN = "$own.micros";

    private final MongoCollection<Due> dues;
    private final MongoCollection<Entry> entries;

    MongoStatements(Store store) {
        dues = store.collection("dues", Due.class);
        entries = store.collection("entries", Entry.class);
    }

    /** What a statement asks about: a payee's accruals in a currency and a time, its end excluded. */
    record Scope(Payee payee, String currency, Instant from, Instant to) {}

    /** Where a page of accruals ended. */
    record Place(Instant at, String entry) {}

    /** @return the site that the payee last earned anything at; empty if it never did */
    Optional<String> lastSite(Payee payee) {
        return Optional.ofNullable(dues.find(eq("shares.payee", payee.toString()))
                        .sort(descending("at"))
                        .first())
                .flatMap(due -> due.shares().stream()
                        .filter(share -> share.payee().equals(payee))
                        .findFirst())
                .map(share -> share.site());
    }

    /** @return the accruals in scope after the place, in the order of their time */
    List<Due> accruals(Scope scope, Place after, int items) {
        return dues.find(and(accruals(scope), after(after)))
                .sort(ascending("at", "_id"))
                .limit(items)
                .into(new ArrayList<>());
    }

    /** @return what was earned in scope by project and day (UTC), at most so many sums */
    List<Statement.Sum> sums(Scope scope, int max) {
        Bson key = new Document("project", "$project")
                .append("day", new Document("$dateToString", new Document("format", "%Y-%m-%d").append("date", "$at")));
        List<Statement.Sum> sums = new ArrayList<>();
        dues.aggregate(
                        List.of(
                                match(accruals(scope)),
                                project(fields(include("project", "at"), own(scope.payee()))),
                                group(key, sum("labels", "$own.labels"), sum("micros", OWN)),
                                sort(ascending("_id.day", "_id.project")),
                                limit(max)),
                        Document.class)
                .forEach(found -> sums.add(new Statement.Sum(
                        found.get("_id", Document.class).getString("project"),
                        found.get("_id", Document.class).getString("day"),
                        whole(found, "labels"),
                        whole(found, "micros"))));
        return sums;
    }

    /** What a payee's dues come to: all that work has made, what no run holds, and what the run asked about holds. */
    record Held(long earnedMicros, long openMicros, long claimedMicros) {}

    Held held(Payee payee, String currency, String claiming) {
        Bson run = new Document("$ifNull", List.of("$run", ""));
        Document sums = dues.aggregate(
                        List.of(
                                match(and(eq("shares.payee", payee.toString()), eq("currency", currency))),
                                project(fields(include("project"), computed("run", run), own(payee))),
                                group(
                                        null,
                                        sum("earned", when("$project", OWN, 0)),
                                        sum("open", when(new Document("$eq", List.of("$run", "")), OWN, 0)),
                                        sum("claimed", when(new Document("$eq", List.of("$run", claiming)), OWN, 0)))),
                        Document.class)
                .first();
        return sums == null
                ? new Held(0, 0, 0)
                : new Held(whole(sums, "earned"), whole(sums, "open"), whole(sums, "claimed"));
    }

    /** @return what each county's people and sites have earned in the currency */
    List<CountyPay> counties(String currency) {
        List<CountyPay> counties = new ArrayList<>();
        Bson worker =
                new Document("$eq", List.of(new Document("$substrBytes", List.of("$shares.payee", 0, 5)), "worke"));
        dues.aggregate(
                        List.of(
                                match(and(eq("currency", currency), ne("project", null))),
                                unwind("$shares"),
                                group(
                                        "$shares.county",
                                        sum("labels", when(worker, "$shares.labels", 0)),
                                        sum("workerMicros", when(worker, "$shares.micros", 0)),
                                        sum("siteMicros", when(worker, 0, "$shares.micros")),
                                        addToSet("workers", when(worker, "$shares.payee", "$$REMOVE")),
                                        addToSet("sites", "$shares.site")),
                                sort(ascending("_id"))),
                        Document.class)
                .allowDiskUse(true)
                .forEach(found -> counties.add(new CountyPay(
                        found.getString("_id"),
                        found.getList("sites", String.class).size(),
                        found.getList("workers", String.class).size(),
                        whole(found, "labels"),
                        whole(found, "workerMicros"),
                        whole(found, "siteMicros"))));
        return counties;
    }

    /** @return what all accounts of each kind have been debited and credited with in the currency */
    List<Balances.Balance> balances(String currency) {
        Bson parts = new Document("$split", List.of("$postings.account", ":"));
        Bson first = new Document("$arrayElemAt", List.of(parts, 0));
        Bson second = new Document("$concat", List.of(first, ":", new Document("$arrayElemAt", List.of(parts, 1))));
        Bson whole = new Document("$in", List.of(first, List.of("cost", "bank")));
        List<Balances.Balance> balances = new ArrayList<>();
        entries.aggregate(
                        List.of(
                                match(eq("currency", currency)),
                                unwind("$postings"),
                                group(
                                        when(whole, first, second),
                                        sum("debit", "$postings.debitMicros"),
                                        sum("credit", "$postings.creditMicros")),
                                sort(ascending("_id"))),
                        Document.class)
                .forEach(found -> balances.add(
                        Balances.Balance.of(found.getString("_id"), whole(found, "debit"), whole(found, "credit"))));
        return balances;
    }

    /** The payee's own share of a due, of which it has one. */
    private static Bson own(Payee payee) {
        Document mine = new Document("$eq", List.of("$$this.payee", payee.toString()));
        Document filter = new Document(
                "$filter", new Document("input", "$shares").append("cond", mine).append("limit", 1));
        return computed("own", new Document("$first", filter));
    }

    private static Bson accruals(Scope scope) {
        return and(
                eq("shares.payee", scope.payee().toString()),
                eq("currency", scope.currency()),
                ne("project", null),
                gte("at", Date.from(scope.from())),
                lt("at", Date.from(scope.to())));
    }

    private static Bson after(Place place) {
        Date at = Date.from(place.at());
        return or(gt("at", at), and(eq("at", at), gt("_id", place.entry())));
    }

    private static Document when(Object condition, Object then, Object otherwise) {
        return new Document("$cond", List.of(condition, then, otherwise));
    }

    private static long whole(Document found, String field) {
        return found.get(field, Number.class).longValue();
    }
}
