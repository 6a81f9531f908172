package dev.terrace.payout.statement;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;

import com.mongodb.client.MongoCollection;
import dev.terrace.payout.OpenItem;
import dev.terrace.payout.Payee;
import dev.terrace.payout.TimeCursor;
import dev.terrace.shared.store.Store;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.conversions.Bson;

/** Finds what payees earned, along the index of their items. */
@ApplicationScoped
class MongoStatements {

    private final MongoCollection<OpenItem> items;

    MongoStatements(Store store) {
        items = store.collection("openItems", OpenItem.class);
    }

    /** What a statement asks about: what a payee earned in a currency and a time, its end excluded. */
    record Scope(Payee payee, String currency, Instant from, Instant to) {}

    /** @return the site that the payee last earned anything at; empty if it never did */
    Optional<String> lastSite(Payee payee, String currency) {
        return Optional.ofNullable(items.find(of(payee, currency))
                        .sort(descending("at", "_id"))
                        .first())
                .map(item -> item.place().site());
    }

    /** @return what was earned in scope after the place, in the order of its time */
    List<OpenItem> earned(Scope scope, TimeCursor after, int most) {
        Date at = Date.from(after.at());
        return items.find(and(
                        of(scope.payee(), scope.currency()),
                        gte("at", Date.from(scope.from())),
                        lt("at", Date.from(scope.to())),
                        gte("at", at),
                        or(gt("at", at), gt("_id", after.id())),
                        ne("project", null)))
                .sort(ascending("at", "_id"))
                .limit(most)
                .into(new ArrayList<>());
    }

    private static Bson of(Payee payee, String currency) {
        return and(eq("payee", payee.toString()), eq("currency", currency));
    }
}
