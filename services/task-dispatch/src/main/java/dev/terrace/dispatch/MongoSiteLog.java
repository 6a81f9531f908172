package dev.terrace.dispatch;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Sorts.descending;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import dev.terrace.shared.store.Records;
import dev.terrace.shared.store.Store;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * What happened at each site, kept for a day, for whoever looks on through any instance. Gathered in memory and stored every second or
 * so, in parts: a process that dies takes the last second with it, so who begins to look on is shown the site as it is first.
 *
 * <p>A part is named by the one before it. So of two instances that go on from the same part only one can; the other goes on from that
 * one's, and nobody who has read a part finds another before it later.
 */
@ApplicationScoped
public class MongoSiteLog implements Indexed {
    private static final long KEPT_HOURS = 24;
    private static final int PART_EVENTS = 500;
    private static final int TRIES = 20;
    private static final Duration BELIEVED = Duration.ofHours(1);

    private final Records<Part> parts;
    private final Limits limits;
    private final InstantSource clock;
    private final Map<String, List<Noted>> gathered = new HashMap<>();
    private final Cache<String, Long> last =
            Caffeine.newBuilder().maximumSize(20_000).expireAfterWrite(BELIEVED).build();
    private int size;

    /** An event and when it happened. */
    public record Noted(Instant at, SiteEvent event) {}

    /** Some events of a site. @param n grows from part to part */
    public record Part(@JsonProperty("_id") String id, String site, long n, Instant at, List<Noted> events) {}

    MongoSiteLog(Store store, Limits limits, InstantSource clock) {
        this.parts = store.records("siteLog", Part.class);
        this.limits = limits;
        this.clock = clock;
    }

    @Override
    public void index() {
        collection().createIndex(ascending("site", "n"));
        collection().createIndex(ascending("at"), new IndexOptions().expireAfter(KEPT_HOURS, TimeUnit.HOURS));
    }

    private MongoCollection<Part> collection() {
        return parts.collection();
    }

    /** Where there is no room for it, the site is told that something is missing. */
    public void note(String site, SiteEvent event) {
        add(site, List.of(new Noted(clock.instant(), event)));
    }

    private synchronized void add(String site, List<Noted> more) {
        List<Noted> events = gathered.computeIfAbsent(site, _ -> new ArrayList<>());
        boolean room = size + more.size() <= limits.siteLogEvents() && events.size() + more.size() <= PART_EVENTS;
        if (room) {
            events.addAll(more);
            size += more.size();
        } else {
            size -= events.size() - 1;
            events.clear();
            events.add(new Noted(clock.instant(), new SiteEvent.EventsLost()));
        }
    }

    /** Stores what was gathered here. */
    public void store() {
        Map<String, List<Noted>> some;
        synchronized (this) {
            some = new HashMap<>(gathered);
            gathered.clear();
            size = 0;
        }
        try {
            for (int tries = 0; !some.isEmpty() && tries < TRIES; tries++) {
                some = goOn(some);
            }
        } finally {
            some.forEach(this::add);
        }
    }

    /** Stores a part for each site, all as one write. @return what could not go on from where it began */
    private Map<String, List<Noted>> goOn(Map<String, List<Noted>> some) {
        Instant now = clock.instant();
        List<Part> next = some.entrySet().stream()
                .map(site -> next(site.getKey(), site.getValue(), now))
                .toList();
        List<Boolean> stored = parts.insertEach(next);
        Map<String, List<Noted>> rest = new HashMap<>();
        for (int i = 0; i < next.size(); i++) {
            Part part = next.get(i);
            if (stored.get(i)) {
                last.put(part.site(), part.n());
            } else {
                last.invalidate(part.site());
                rest.put(part.site(), part.events());
            }
        }
        return rest;
    }

    private Part next(String site, List<Noted> events, Instant now) {
        long before = last.get(site, _ -> last(site).map(Part::n).orElse(0L));
        return new Part(site + "/" + before, site, Math.max(before + 1, now.toEpochMilli()), now, events);
    }

    /** In an orderly end nothing is lost. */
    @PreDestroy
    void close() {
        store();
    }

    /** The site's last part, if any is kept. */
    public Optional<Part> last(String site) {
        return Optional.ofNullable(
                collection().find(eq("site", site)).sort(descending("n")).first());
    }

    /** The part of this number, if it is still kept. */
    public Optional<Part> part(String site, long n) {
        return Optional.ofNullable(
                collection().find(and(eq("site", site), eq("n", n))).first());
    }

    /** The parts after that of this number, in their order. */
    public List<Part> after(String site, long n, int limit) {
        return collection()
                .find(and(eq("site", site), gt("n", n)))
                .sort(ascending("n"))
                .limit(limit)
                .into(new ArrayList<>());
    }
}
