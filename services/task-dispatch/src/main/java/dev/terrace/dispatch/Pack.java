package dev.terrace.dispatch;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.terrace.shared.store.Versioned;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A lease of units from one lot or several. Which units those are stands in the lots; the clocks stand only here. It is
 * stored before the lots it names are touched and ended before their slots are freed, so a crash leaves nothing behind that
 * its end does not find.
 *
 * @param lots those that may have slots leased to it
 */
@JsonIgnoreProperties(
        value = {"due", "live", "shard"},
        allowGetters = true)
public record Pack(
        @JsonProperty("_id") String id, long version, Request request, List<String> lots, Term term, State state)
        implements Versioned<Pack> {

    /**
     * The request that it answers.
     *
     * @param worker the one worker it is for; null if it is for the site
     * @param hash of what was asked for
     */
    public record Request(String site, @Nullable String worker, String hash) {}

    /**
     * Its clocks.
     *
     * @param leaseSeconds that a renewal adds
     * @param endsAt beyond which it is not renewed
     */
    public record Term(Instant leasedAt, int leaseSeconds, Instant endsAt) {
        Term atMost(int seconds) {
            return new Term(leasedAt, Math.min(leaseSeconds, seconds), endsAt);
        }

        Instant renewedAt(Instant now) {
            Instant next = now.plusSeconds(leaseSeconds);
            return next.isBefore(endsAt) ? next : endsAt;
        }
    }

    /** Where a pack is in its life. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Taking.class, name = "taking"),
        @JsonSubTypes.Type(value = Live.class, name = "live"),
        @JsonSubTypes.Type(value = Ended.class, name = "ended"),
        @JsonSubTypes.Type(value = Freed.class, name = "freed"),
        @JsonSubTypes.Type(value = Done.class, name = "done")
    })
    public sealed interface State {}

    /** Whoever makes it has until then to lease units for it and to confirm it; a repeat of its request goes on with it. */
    public record Taking(String taker, Instant until) implements State {}

    /** The site has it, until this time unless it renews. @param units that were handed out with it */
    public record Live(Instant renewBy, int units) implements State {}

    /** It is over; its slots are being freed. */
    public record Ended(Release how, Instant at) implements State {}

    /** It is over and its slots are free; looked at once more when whoever might have leased for it is surely gone. */
    public record Freed(Release how, Instant at, @Nullable Instant againAt) implements State {}

    /** Every unit of it has been labelled or handed back. */
    public record Done(Instant at) implements State {}

    /** How leases are given up without a label. */
    public enum Release {
        EXPIRED,
        UNWORKED,
        UNABLE;

        @JsonValue
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final Duration LOOK_AGAIN = Duration.ofHours(1);

    public Pack {
        lots = List.copyOf(lots);
    }

    /** A new pack that is being made. */
    public static Pack taking(String id, Request request, Set<String> lots, Term term, Taking taking) {
        return new Pack(id, 0, request, List.copyOf(lots), term, taking);
    }

    @Override
    public Pack withVersion(long next) {
        return new Pack(id, next, request, lots, term, state);
    }

    public String site() {
        return request.site();
    }

    public @Nullable String worker() {
        return request.worker();
    }

    public Holder holder() {
        return new Holder(id, request.site(), request.worker());
    }

    /** When the sweeper must look at it; null if never again. */
    @JsonProperty
    public @Nullable Instant due() {
        return switch (state) {
            case Taking taking -> taking.until();
            case Live live -> live.renewBy();
            case Ended ended -> ended.at();
            case Freed freed -> freed.againAt();
            case Done _ -> null;
        };
    }

    /** Whether its site holds it, or is about to. */
    @JsonProperty("live")
    public boolean isLive() {
        return state instanceof Live || state instanceof Taking;
    }

    /** Whether it is no longer being made: until then its site knows nothing of it. */
    @JsonIgnore
    public boolean isMade() {
        return !(state instanceof Taking);
    }

    /** By which the sweeping of packs is divided. */
    @JsonProperty
    public int shard() {
        return MongoInstances.shardOf(id);
    }

    public boolean isTakenBy(String taker) {
        return state instanceof Taking taking && taking.taker().equals(taker);
    }

    /** The same pack with these lots too, and their lease if it is shorter. */
    public Pack with(Set<String> more, int seconds) {
        Set<String> all = new LinkedHashSet<>(lots);
        all.addAll(more);
        return new Pack(id, version, request, new ArrayList<>(all), term.atMost(seconds), state);
    }

    /** Goes on with a pack that was cut off while it was made. */
    public Pack taking(Taking next) {
        return with(next);
    }

    /** The site has it now, and its clocks begin to run. */
    public Pack confirm(int units, Instant now) {
        Duration cover = Duration.between(term.leasedAt(), term.endsAt());
        Term running = new Term(now, term.leaseSeconds(), now.plus(cover));
        return new Pack(id, version, request, lots, running, new Live(running.renewedAt(now), units));
    }

    /** Moves the clock of a live pack on, up to the end. */
    public Pack renew(Live live, Instant now) {
        return with(new Live(term.renewedAt(now), live.units()));
    }

    public Pack end(Release how, Instant now) {
        return with(new Ended(how, now));
    }

    public Pack done(Instant now) {
        return with(new Done(now));
    }

    public Pack freed(Ended ended) {
        return with(new Freed(ended.how(), ended.at(), ended.at().plus(LOOK_AGAIN)));
    }

    /** It has been looked at again; never more. */
    public Pack settled(Freed freed) {
        return with(new Freed(freed.how(), freed.at(), null));
    }

    private Pack with(State next) {
        return new Pack(id, version, request, lots, term, next);
    }
}
