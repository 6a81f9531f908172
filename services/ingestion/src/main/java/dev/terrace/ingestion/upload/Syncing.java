package dev.terrace.ingestion.upload;

import dev.terrace.ingestion.Dataset.Synced;
import dev.terrace.ingestion.Limits;
import dev.terrace.ingestion.RefusedRow;
import dev.terrace.ingestion.archive.EntryName;
import dev.terrace.ingestion.bucket.BadObjectException;
import dev.terrace.ingestion.bucket.Bucket;
import dev.terrace.ingestion.bucket.Bucket.Listed;
import dev.terrace.ingestion.bucket.BucketTurn;
import dev.terrace.ingestion.bucket.SeenObject;
import dev.terrace.ingestion.formats.LabelFiles;
import dev.terrace.ingestion.media.Arrivals;
import dev.terrace.ingestion.media.BadMediaException;
import dev.terrace.ingestion.media.Medium;
import dev.terrace.ingestion.media.Together;
import dev.terrace.shared.work.Terms;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The objects of a bucket as its pages come. A page is held against what is known of its names, by one query; what is new in it is
 * read some dozens at a time, kept, handed over and remembered, so that a repeat goes on from there.
 */
final class Syncing implements AutoCloseable {
    private static final int READ_TOGETHER = 64;
    private static final long READ_TOGETHER_BYTES = 64L << 20;

    private final Bucket bucket;
    private final BucketTurn turn;
    private final Terms terms;
    private final Buckets buckets;
    private final Limits limits;
    private final Source.Sink sink;
    private final Arrivals arrivals;
    private final Map<String, Integer> attempts = new HashMap<>();
    private final List<Wanted> wanted = new ArrayList<>();
    private long wantedBytes;
    private long place;
    private long unchanged;
    private long changed;

    Syncing(Bucket bucket, BucketTurn turn, Terms terms, Buckets buckets, Source.Sink sink) {
        this.bucket = bucket;
        this.turn = turn;
        this.terms = terms;
        this.buckets = buckets;
        this.limits = buckets.limits();
        this.sink = sink;
        this.arrivals = buckets.media().arrivals();
    }

    /**
     * An object by its name after the prefix.
     *
     * @param id one for all names that some file systems take for the same
     */
    private record Named(Listed object, String name, String id) {
        boolean isFolder() {
            return name.isEmpty() || name.endsWith("/");
        }
    }

    /**
     * An object that may become an item.
     *
     * @param before what is known of it from an earlier reading
     * @param isTaken whether an item was made of it then
     */
    private record Wanted(long place, Named named, @Nullable SeenObject before, boolean isTaken) {
        Listed object() {
            return named.object();
        }

        String name() {
            return named.name();
        }
    }

    /**
     * What reading an object has brought: a medium, or what is wrong with it.
     *
     * @param lasts whether the same object would bring the same another time
     */
    private record Found(@Nullable Medium medium, String problem, boolean lasts) {
        static Found of(Medium medium) {
            return new Found(medium, "", true);
        }
    }

    /** Takes a page, all of whose keys begin with the prefix. */
    void take(String prefix, List<Listed> page) throws IOException {
        List<Named> objects = page.stream()
                .map(object -> named(object, prefix))
                .filter(named -> !named.isFolder())
                .toList();
        Map<String, SeenObject> known =
                buckets.known().find(objects.stream().map(Named::id).toList());
        Map<String, String> names = new HashMap<>();
        for (Named object : objects) {
            place++;
            decide(object, known.get(object.id()), names);
        }
        read();
        sink.passed(unchanged);
    }

    /** @param lastKey of all that was listed */
    Synced synced(@Nullable String lastKey) {
        return new Synced(unchanged, changed, lastKey);
    }

    private Named named(Listed object, String prefix) {
        String name = object.key().substring(prefix.length());
        return new Named(object, name, turn.bucket() + "/" + EntryName.folded(name));
    }

    /** @param names that the page has had, by their ids */
    private void decide(Named named, @Nullable SeenObject seen, Map<String, String> names) throws IOException {
        Listed object = named.object();
        String name = named.name();
        SeenObject taken = seen != null && isTaken(seen) ? seen : null;
        String fault = fault(object, name, taken == null ? names.getOrDefault(named.id(), name) : taken.name());
        if (fault != null) {
            sink.take(new RefusedRow(place, name, null, fault));
            return;
        }
        boolean isRepeated = names.put(named.id(), name) != null || taken != null && taken.isOf(turn);
        if (isRepeated) {
            return;
        }
        if (taken != null && taken.isSame(object)) {
            unchanged++;
            return;
        }
        SeenObject before = seen != null && seen.name().equals(name) ? seen : null;
        wanted.add(new Wanted(place, named, before, taken != null));
        wantedBytes += object.bytes();
        if (wanted.size() >= READ_TOGETHER || wantedBytes >= READ_TOGETHER_BYTES) {
            read();
        }
    }

    /** Whether an item was made of an object, in this turn or in a dataset that has arrived. */
    private boolean isTaken(SeenObject seen) {
        String dataset = seen.dataset();
        if (dataset == null || dataset.equals(turn.dataset())) {
            return seen.isOf(turn);
        }
        return attempts.computeIfAbsent(dataset, buckets::attemptOf) == seen.attempt();
    }

    private @Nullable String fault(Listed object, String name, String twin) {
        if (EntryName.isCompanion(name)) {
            return Unpacking.LEFT_OUT;
        }
        if (Unpacking.isManifest(name) || LabelFiles.take(name)) {
            return "is no medium: send a manifest as rows, and labels in an archive";
        }
        if (object.bytes() > limits.mediumBytes()) {
            return "has more than the " + limits.mediumBytes() + " bytes that a medium may have";
        }
        String fault = EntryName.fault(name);
        if (fault == null && !twin.equals(name)) {
            return "its name differs from '" + twin + "' only in case or form: give each object its own";
        }
        return fault;
    }

    private void read() throws IOException {
        Map<String, Found> found = new ConcurrentHashMap<>();
        Together.each(wanted, limits.outboundConnectionsAHost(), one -> found.put(one.name(), found(one)));
        arrivals.keep();
        List<SeenObject> seen = new ArrayList<>(wanted.size());
        for (Wanted one : wanted) {
            handOver(one, Objects.requireNonNull(found.get(one.name()))).ifPresent(seen::add);
        }
        buckets.known().remember(seen);
        wanted.clear();
        wantedBytes = 0;
    }

    private Found found(Wanted one) throws IOException {
        SeenObject before = one.before();
        if (before != null && before.isSame(one.object())) {
            if (before.problem() != null) {
                return new Found(null, before.problem(), true);
            }
            Optional<Medium> kept = buckets.media().find(Objects.requireNonNull(before.sha256()), terms.client());
            if (kept.isPresent()) {
                return Found.of(kept.get());
            }
        }
        try (InputStream bytes = bucket.open(one.object())) {
            return Found.of(arrivals.take(bytes, terms.client()));
        } catch (BadMediaException e) {
            return new Found(null, e.problem(), true);
        } catch (BadObjectException e) {
            return new Found(null, e.problem(), false);
        }
    }

    /** @return what to remember; empty if another reading may bring something else */
    private Optional<SeenObject> handOver(Wanted one, Found found) throws IOException {
        String id = one.named().id();
        Medium medium = found.medium();
        if (medium == null) {
            sink.take(new RefusedRow(one.place(), one.name(), null, found.problem()));
            return found.lasts()
                    ? Optional.of(SeenObject.bad(id, one.name(), one.object(), found.problem(), turn))
                    : Optional.empty();
        }
        SeenObject before = one.before();
        if (one.isTaken() && before != null && medium.sha256().equals(before.sha256())) {
            unchanged++;
            return Optional.of(before.as(one.object(), turn));
        }
        SeenObject seen = SeenObject.medium(id, one.name(), one.object(), medium.sha256(), turn);
        try {
            sink.take(ItemFields.of(one.name()).item(terms, new OneMedium(one.name(), medium)));
        } catch (BadRow e) {
            sink.take(e.at(one.place()).of(one.name()));
            return Optional.of(seen);
        }
        sink.kept();
        if (one.isTaken()) {
            changed++;
        }
        return Optional.of(seen.taken(turn));
    }

    /** The only medium that an item of an object may name. */
    private record OneMedium(String name, Medium medium) implements MediaNames {
        @Override
        public Optional<Medium> find(String wanted) {
            return wanted.equals(name) ? Optional.of(medium) : Optional.empty();
        }

        @Override
        public boolean areComplete() {
            return true;
        }
    }

    @Override
    public void close() throws IOException {
        arrivals.close();
    }
}
