package dev.terrace.dispatch;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.setOnInsert;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import dev.terrace.shared.store.Store;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * What each worker did on each day, for those who look after a site; pay does not rest on it. Counted in memory and stored every
 * few seconds: a process that dies takes some seconds' counts with it.
 */
@ApplicationScoped
public class MongoDays implements Indexed {
    private static final long KEPT_DAYS = 40;

    private final MongoCollection<Day> days;
    private final MongoSiteLog log;
    private final ZoneId zone;
    private final Map<Key, Counts> counted = new HashMap<>();

    /** One worker's day. @param seconds that she says her units took */
    public record Day(
            @JsonProperty("_id") String id,
            String site,
            String worker,
            String day,
            long packs,
            long units,
            double seconds,
            long judged,
            double accepted) {}

    /** What is counted: packs leased, labels sent, seconds they took, labels judged, and the share of those that was right. */
    public record Counts(long packs, long units, double seconds, long judged, double accepted) {
        public static final Counts PACK = new Counts(1, 0, 0, 0, 0);

        public static Counts sent(long units, double seconds) {
            return new Counts(0, units, seconds, 0, 0);
        }

        public static Counts judged(double share) {
            return new Counts(0, 0, 0, 1, share);
        }

        private Counts plus(Counts other) {
            return new Counts(
                    packs + other.packs,
                    units + other.units,
                    seconds + other.seconds,
                    judged + other.judged,
                    accepted + other.accepted);
        }
    }

    private record Key(String site, String worker, LocalDate day) {
        String id() {
            return worker + "/" + day;
        }
    }

    MongoDays(Store store, MongoSiteLog log, Limits limits) {
        this.days = store.collection("days", Day.class);
        this.log = log;
        this.zone = limits.zone();
    }

    @Override
    public void index() {
        days.createIndex(ascending("site", "day"));
        days.createIndex(ascending("worker", "day"));
        days.createIndex(ascending("since"), new IndexOptions().expireAfter(KEPT_DAYS, TimeUnit.DAYS));
    }

    /** The zone whose days these are. */
    public ZoneId zone() {
        return zone;
    }

    /** The first day that is surely still kept. */
    public LocalDate first(Instant now) {
        return dayOf(now).minusDays(KEPT_DAYS - 1);
    }

    public LocalDate dayOf(Instant at) {
        return LocalDate.ofInstant(at, zone);
    }

    public synchronized void count(String site, String worker, Instant at, Counts more) {
        counted.merge(new Key(site, worker, dayOf(at)), more, Counts::plus);
    }

    /** Adds what was counted here to what is stored, and tells the sites what it came to. */
    public void store() {
        Map<Key, Counts> some;
        synchronized (this) {
            some = new HashMap<>(counted);
            counted.clear();
        }
        if (some.isEmpty()) {
            return;
        }
        List<UpdateOneModel<Day>> writes = new ArrayList<>();
        some.forEach((key, more) -> writes.add(increment(key, more)));
        try {
            days.bulkWrite(writes, new BulkWriteOptions().ordered(false));
        } catch (RuntimeException e) {
            synchronized (this) {
                some.forEach((key, more) -> counted.merge(key, more, Counts::plus));
            }
            throw e;
        }
        days.find(in("_id", some.keySet().stream().map(Key::id).toList()))
                .forEach(day ->
                        log.note(day.site(), new SiteEvent.WorkerCounted(day.worker(), day.day(), WorkDay.of(day))));
    }

    private UpdateOneModel<Day> increment(Key key, Counts more) {
        return new UpdateOneModel<>(
                eq("_id", key.id()),
                combine(
                        setOnInsert("site", key.site()),
                        setOnInsert("worker", key.worker()),
                        setOnInsert("day", key.day().toString()),
                        setOnInsert(
                                "since", Date.from(key.day().atStartOfDay(zone).toInstant())),
                        inc("packs", more.packs()),
                        inc("units", more.units()),
                        inc("seconds", more.seconds()),
                        inc("judged", more.judged()),
                        inc("accepted", more.accepted())),
                new UpdateOptions().upsert(true));
    }

    /** The worker's day, if she did something on it at the site. */
    public Optional<Day> of(String site, String worker, LocalDate day) {
        store();
        return Optional.ofNullable(days.find(and(eq("_id", new Key(site, worker, day).id()), eq("site", site)))
                .first());
    }

    /** The day of all who did something at the site. */
    public Map<String, Day> of(String site, LocalDate day) {
        store();
        Map<String, Day> found = new HashMap<>();
        days.find(and(eq("site", site), eq("day", day.toString()))).forEach(d -> found.put(d.worker(), d));
        return found;
    }
}
