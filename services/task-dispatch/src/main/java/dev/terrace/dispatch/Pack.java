package dev.terrace.dispatch;

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
 * @param worker the one worker it is for; null if it is for the site
 * @param asked hash of the request that it answers
 * @param lots those that may have slots leased to it
 * @param leaseSeconds that a renewal adds
 * @param endsAt beyond which it is not renewed
 */
@JsonIgnoreProperties(
        value = {"due", "live"},
        allowGetters = true)
public record Pack(
        @JsonProperty("_id") String id,
        long version,
        String site,
        @Nullable String worker,
        String asked,
        List<String> lots,
        Instant leasedAt,
        int leaseSeconds,
        Instant endsAt,
        State state)
        implements Versioned<Pack> {

    /** Where a pack is in its life. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Live.class, name = "live"),
        @JsonSubTypes.Type(value = Ended.class, name = "ended"),
        @JsonSubTypes.Type(value = Freed.class, name = "freed"),
        @JsonSubTypes.Type(value = Done.class, name = "done")
    })
    public sealed interface State {}

    /** The site has it, until this time unless it renews. */
    public record Live(Instant renewBy) implements State {}

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

    /** A new pack, live until its first lease runs out. */
    public static Pack leased(
            String id,
            String site,
            @Nullable String worker,
            String asked,
            List<String> lots,
            Instant now,
            int leaseSeconds,
            Instant endsAt) {
        return new Pack(id, 0, site, worker, asked, lots, now, leaseSeconds, endsAt, new Live(now)).renew(now);
    }

    @Override
    public Pack withVersion(long next) {
        return new Pack(id, next, site, worker, asked, lots, leasedAt, leaseSeconds, endsAt, state);
    }

    /** When the sweeper must look at it; null if never again. */
    @JsonProperty
    public @Nullable Instant due() {
        return switch (state) {
            case Live live -> live.renewBy();
            case Ended ended -> ended.at();
            case Freed freed -> freed.againAt();
            case Done _ -> null;
        };
    }

    @JsonProperty("live")
    public boolean isLive() {
        return state instanceof Live;
    }

    /** The same pack with these lots too, and their lease if it is shorter. */
    public Pack with(Set<String> more, int seconds) {
        Set<String> all = new LinkedHashSet<>(lots);
        all.addAll(more);
        return new Pack(
                id,
                version,
                site,
                worker,
                asked,
                new ArrayList<>(all),
                leasedAt,
                Math.min(leaseSeconds, seconds),
                endsAt,
                state);
    }

    /** Moves the clock on, up to the end. */
    public Pack renew(Instant now) {
        Instant next = now.plusSeconds(leaseSeconds);
        return with(new Live(next.isBefore(endsAt) ? next : endsAt));
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
        return new Pack(id, version, site, worker, asked, lots, leasedAt, leaseSeconds, endsAt, next);
    }
}
