package dev.terrace.ingestion.webhook;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Indexes.descending;

import com.mongodb.client.model.IndexOptions;
import dev.terrace.ingestion.MakeIndexes;
import dev.terrace.shared.store.Documents;
import dev.terrace.shared.store.Store;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;

/** The webhooks of clients and what they are told. */
@ApplicationScoped
class MongoWebhooks {
    private static final int SWEPT_AT_ONCE = 100;

    private final Documents<Webhook> webhooks;
    private final Documents<Notice> notices;

    MongoWebhooks(Store store) {
        this.webhooks = store.documents("webhooks", Webhook.class);
        this.notices = store.documents("notices", Notice.class);
    }

    boolean insert(Webhook webhook) {
        return webhooks.insert(webhook, List.of());
    }

    boolean save(Webhook webhook) {
        return webhooks.save(webhook, List.of());
    }

    Optional<Webhook> find(String id) {
        return webhooks.find(id);
    }

    Optional<Webhook> find(String id, String client) {
        return find(id).filter(webhook -> webhook.client().equals(client));
    }

    List<Webhook> of(String client) {
        return webhooks.collection()
                .find(eq("client", client))
                .sort(ascending("createdAt", "_id"))
                .into(new ArrayList<>());
    }

    void remove(String id) {
        webhooks.collection().deleteOne(eq("_id", id));
    }

    /** @return false if it is there already */
    boolean insert(Notice notice) {
        return notices.insert(notice, List.of());
    }

    boolean save(Notice notice) {
        return notices.save(notice, List.of());
    }

    Optional<Notice> notice(String id, String webhook) {
        return notices.find(id).filter(notice -> notice.webhook().equals(webhook));
    }

    /** The newest first. */
    List<Notice> notices(String webhook, int most) {
        return notices.collection()
                .find(eq("webhook", webhook))
                .sort(descending("at", "_id"))
                .limit(most)
                .into(new ArrayList<>());
    }

    List<Notice> due(Instant now) {
        return notices.collection()
                .find(and(gt("dueAt", new Date(0)), lte("dueAt", Date.from(now))))
                .sort(ascending("dueAt"))
                .limit(SWEPT_AT_ONCE)
                .into(new ArrayList<>());
    }

    void index(@Observes MakeIndexes now) {
        webhooks.collection().createIndex(ascending("client"));
        notices.collection().createIndex(ascending("webhook", "at"));
        notices.collection()
                .createIndex(ascending("dueAt"), new IndexOptions().partialFilterExpression(gt("dueAt", new Date(0))));
    }
}
