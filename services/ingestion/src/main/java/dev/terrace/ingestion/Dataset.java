package dev.terrace.ingestion;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.terrace.shared.store.Packed;
import dev.terrace.shared.store.Versioned;
import dev.terrace.shared.work.TermsId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One delivery of items by a client, under the terms that were the project's when it began.
 *
 * @param untold what its client is to be told and is not queued yet
 */
public record Dataset(
        @JsonProperty("_id") String id,
        long version,
        String client,
        String project,
        TermsId terms,
        Instant createdAt,
        State state,
        Results results,
        List<Fact> untold)
        implements Versioned<Dataset> {
    public Dataset {
        untold = List.copyOf(untold);
    }

    /** How far the delivery is. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "name")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Receiving.class, name = "receiving"),
        @JsonSubTypes.Type(value = Stopped.class, name = "stopped"),
        @JsonSubTypes.Type(value = Received.class, name = "received"),
        @JsonSubTypes.Type(value = NothingGood.class, name = "refused"),
        @JsonSubTypes.Type(value = Split.class, name = "split")
    })
    public sealed interface State {
        /** The attempt whose blocks are the dataset's. */
        int attempt();
    }

    /** The whole body has come. */
    public sealed interface Delivered extends State {
        Delivery delivery();

        @Override
        default int attempt() {
            return delivery().attempt();
        }
    }

    /**
     * The body is on its way, or its connection was cut and the client has not come back.
     *
     * @param attempt counts the requests that began to send it; only the newest may finish
     * @param read what of it has been read, about
     */
    public record Receiving(int attempt, Instant since, Read read) implements State {
        Receiving again(Instant now) {
            return new Receiving(attempt + 1, now, Read.NOTHING);
        }
    }

    /** How far a delivery is: the media kept of an archive or a bucket, the items, what was refused, and what a bucket had before. */
    public record Read(long files, long items, long refused, long unchanged) {
        static final Read NOTHING = new Read(0, 0, 0, 0);
    }

    /** The client has withdrawn it before the whole body had come. */
    public record Stopped(int attempt, Instant at) implements State {}

    /**
     * The whole body is here and is being split.
     *
     * @param held whether the budget of its project allows no more for now
     */
    public record Received(Delivery delivery, Released released, boolean held) implements Delivered {}

    /** The whole body came, and no row of it can be used. */
    public record NothingGood(Delivery delivery) implements Delivered {}

    /** Every unit of every item is in one of so many lots. */
    public record Split(Delivery delivery, int lots) implements Delivered {}

    /**
     * Lots that are announced, or about to be.
     *
     * @param block the number of the block in which the last of them lies
     * @param before lots of earlier blocks
     */
    public record Released(long units, int lots, int block, int before) {
        static final Released NONE = new Released(0, 0, 0, 0);
    }

    /**
     * What has arrived, and all that its splitting depends on beside its terms.
     *
     * @param attempt the request that brought it; its blocks carry the same number
     * @param sha256 of the body as it was before compression
     * @param lotUnits in one lot, at most: fewer than its terms say where a budget is small
     * @param lotBytes of items in one lot, about
     * @param sameAs an earlier dataset of the project that came from the same file
     * @param synced what was not new; null if it is from no bucket
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Delivery(
            int attempt,
            String sha256,
            long items,
            long units,
            long refused,
            int lotUnits,
            int lotBytes,
            Instant at,
            @Nullable String sameAs,
            @Nullable Synced synced) {

        /** Whether there is nothing to work on, though there should be: a bucket may have nothing new. */
        public boolean holdsNothing() {
            return items == 0 && (synced == null || synced.unchanged() == 0 && refused > 0);
        }
    }

    /**
     * Objects of a bucket that earlier datasets of the project have brought.
     *
     * @param unchanged that are as they were, and were not read again
     * @param changed that are others now, and items once more
     * @param lastKey of all that was listed, now or before; null if nothing ever was
     */
    public record Synced(
            long unchanged, long changed, @Nullable String lastKey) {}

    /**
     * What has become of its units, folded in from the lots in numbered steps.
     *
     * @param sequence the number of the last step
     * @param folding the lots of the last step, which may not all know of it yet
     * @param pace some of the last steps: how many units were settled when
     * @param completedAt when the last of its units was settled for the first time
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Results(
            long sequence,
            Tally tally,
            @Packed List<FoldedLot> folding,
            Pace pace,
            @Nullable Instant completedAt) {
        public Results {
            folding = List.copyOf(folding);
        }

        static final Results NONE = new Results(0, Tally.NOTHING, List.of(), Pace.NONE, null);
    }

    /** A lot of a step: what is now in the dataset's tally of it, up to which of its changes. */
    public record FoldedLot(String lot, Tally tally, int change) {}

    public static Dataset begun(String id, Project project, TermsId terms, Instant now) {
        return new Dataset(
                id,
                0,
                project.client(),
                project.id(),
                terms,
                now,
                new Receiving(1, now, Read.NOTHING),
                Results.NONE,
                List.of());
    }

    public Dataset begunAgain(Receiving before, Instant now) {
        return in(before.again(now));
    }

    public Dataset delivered(Delivery delivery) {
        return in(delivery.holdsNothing() ? new NothingGood(delivery) : new Received(delivery, Released.NONE, false))
                .telling(Fact.DELIVERY_FINISHED, delivery.at());
    }

    public Dataset split(Received received, int lots, Instant now) {
        return in(new Split(received.delivery(), lots)).completed(this, now);
    }

    public Dataset released(Received received, Released more) {
        return in(new Received(received.delivery(), more, received.held()));
    }

    public Dataset held(Received received) {
        return in(new Received(received.delivery(), received.released(), true));
    }

    /** Units that are announced. */
    public long releasedUnits() {
        return switch (state) {
            case Split split -> split.delivery().units();
            case Received received -> received.released().units();
            case Receiving _, Stopped _, NothingGood _ -> 0;
        };
    }

    /** Takes note of what has become of lots since the last step. */
    public Dataset folded(List<FoldedLot> lots, Tally more, Instant now) {
        Tally tally = results.tally().plus(more);
        Results next = new Results(
                results.sequence() + 1, tally, lots, results.pace().with(tally.settled(), now), results.completedAt());
        return new Dataset(id, version, client, project, terms, createdAt, state, next, untold).completed(this, now);
    }

    /**
     * Once all units are settled it is complete, and stays so whatever is corrected later. Its export is whole then, and again when
     * units that were opened anew are settled.
     */
    private Dataset completed(Dataset before, Instant now) {
        if (before.isSettled() || !isSettled()) {
            return this;
        }
        if (results.completedAt() != null) {
            return telling(Fact.EXPORT_READY, now);
        }
        Results next = new Results(results.sequence(), results.tally(), results.folding(), results.pace(), now);
        return new Dataset(id, version, client, project, terms, createdAt, state, next, untold)
                .telling(Fact.DATASET_COMPLETED, now)
                .telling(Fact.EXPORT_READY, now);
    }

    private boolean isSettled() {
        return state instanceof Split split
                && results.tally().settled() >= split.delivery().units();
    }

    public Dataset stopped(Instant now) {
        return in(new Stopped(state.attempt(), now));
    }

    /** Somewhat further on its way in. */
    public Dataset reading(Read read) {
        return state instanceof Receiving receiving
                ? in(new Receiving(receiving.attempt(), receiving.since(), read))
                : this;
    }

    private Dataset telling(String event, Instant now) {
        List<Fact> more = new ArrayList<>(untold);
        more.add(new Fact(event, now));
        return new Dataset(id, version, client, project, terms, createdAt, state, results, more);
    }

    /** Without the facts that are queued. */
    public Dataset told(List<Fact> facts) {
        List<Fact> rest = untold.stream().filter(fact -> !facts.contains(fact)).toList();
        return new Dataset(id, version, client, project, terms, createdAt, state, results, rest);
    }

    private Dataset in(State next) {
        return new Dataset(id, version, client, project, terms, createdAt, next, results, untold);
    }

    @Override
    public Dataset withVersion(long version) {
        return new Dataset(id, version, client, project, terms, createdAt, state, results, untold);
    }
}
