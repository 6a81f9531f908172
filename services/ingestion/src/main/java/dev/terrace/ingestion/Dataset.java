package dev.terrace.ingestion;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.terrace.shared.store.Versioned;
import dev.terrace.shared.work.Terms;
import java.time.Instant;

/** One delivery of items by a client, under the terms that were the project's when it began. */
public record Dataset(
        @JsonProperty("_id") String id,
        long version,
        String client,
        String project,
        Terms terms,
        Instant createdAt,
        State state)
        implements Versioned<Dataset> {

    /** How far the delivery is. What happens to its units later is counted, not stored here. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "name")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Receiving.class, name = "receiving"),
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
     */
    public record Receiving(int attempt, Instant since) implements State {
        Receiving again(Instant now) {
            return new Receiving(attempt + 1, now);
        }
    }

    /** The whole body is here and waits to be split. */
    public record Received(Delivery delivery) implements Delivered {}

    /** The whole body came, and no row of it can be used. */
    public record NothingGood(Delivery delivery) implements Delivered {}

    /** Every item is a unit of one of so many lots. */
    public record Split(Delivery delivery, int lots) implements Delivered {}

    /**
     * What has arrived.
     *
     * @param attempt the request that brought it; its blocks carry the same number
     * @param sha256 of the body as it was before compression
     */
    public record Delivery(int attempt, String sha256, long items, long refused, Instant at) {}

    public static Dataset begun(String id, Project project, Terms terms, Instant now) {
        return new Dataset(id, 0, project.client(), project.id(), terms, now, new Receiving(1, now));
    }

    public Dataset begunAgain(Receiving before, Instant now) {
        return in(before.again(now));
    }

    public Dataset delivered(Delivery delivery) {
        return in(delivery.items() == 0 ? new NothingGood(delivery) : new Received(delivery));
    }

    public Dataset split(Received received, int lots) {
        return in(new Split(received.delivery(), lots));
    }

    private Dataset in(State next) {
        return new Dataset(id, version, client, project, terms, createdAt, next);
    }

    @Override
    public Dataset withVersion(long version) {
        return new Dataset(id, version, client, project, terms, createdAt, state);
    }
}
