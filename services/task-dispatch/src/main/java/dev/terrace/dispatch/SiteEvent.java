package dev.terrace.dispatch;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Something that happened at a site, as those who look after it are told. All of it is absolute: told twice, it says the same. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
@JsonSubTypes({
    @JsonSubTypes.Type(SiteEvent.PackLeased.class),
    @JsonSubTypes.Type(SiteEvent.PackRenewed.class),
    @JsonSubTypes.Type(SiteEvent.PackEnded.class),
    @JsonSubTypes.Type(SiteEvent.LabelsSent.class),
    @JsonSubTypes.Type(SiteEvent.WorkerPresent.class),
    @JsonSubTypes.Type(SiteEvent.WorkerAway.class),
    @JsonSubTypes.Type(SiteEvent.WorkerCounted.class),
    @JsonSubTypes.Type(SiteEvent.EventsLost.class)
})
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface SiteEvent {

    /** A pack was handed out, to the site or to one worker of it. */
    @JsonTypeName("pack-leased")
    record PackLeased(
            String pack, @Nullable String worker, int units, Instant leasedAt, Instant renewBy, Instant endsAt)
            implements SiteEvent {}

    /** A pack is kept for one more lease. */
    @JsonTypeName("pack-renewed")
    record PackRenewed(String pack, @Nullable String worker, Instant renewBy) implements SiteEvent {}

    /** A pack is over. @param how done, expired, unworked or unable */
    @JsonTypeName("pack-ended")
    record PackEnded(String pack, @Nullable String worker, String how) implements SiteEvent {}

    /** Labels of one worker were taken. @param pack the one they were sent to; null if they were of any */
    @JsonTypeName("labels-sent")
    record LabelsSent(@Nullable String pack, String worker, int labels) implements SiteEvent {}

    /** A worker was not there and is. */
    @JsonTypeName("worker-present")
    record WorkerPresent(String worker) implements SiteEvent {}

    /** A worker has not been seen for as long as the policy lets her be away, or the site does not name her any more. */
    @JsonTypeName("worker-away")
    record WorkerAway(String worker) implements SiteEvent {}

    /** What a worker's day has come to. */
    @JsonTypeName("worker-counted")
    record WorkerCounted(String worker, String day, WorkDay counts) implements SiteEvent {}

    /** More happened than could be kept: look at the site as it is. */
    @JsonTypeName("events-lost")
    record EventsLost() implements SiteEvent {}

    /** What a stored change of a pack says to its site; nothing if it concerns only the store. */
    static Optional<SiteEvent> of(Pack before, Pack after) {
        if (before.state().equals(after.state())) {
            return Optional.empty();
        }
        String pack = after.id();
        @Nullable String worker = after.worker();
        return switch (after.state()) {
            case Pack.Live live
            when before.state() instanceof Pack.Taking ->
                Optional.of(new PackLeased(
                        pack,
                        worker,
                        live.units(),
                        after.term().leasedAt(),
                        live.renewBy(),
                        after.term().endsAt()));
            case Pack.Live live -> Optional.of(new PackRenewed(pack, worker, live.renewBy()));
            case Pack.Ended ended
            when before.state() instanceof Pack.Live ->
                Optional.of(new PackEnded(pack, worker, ended.how().label()));
            case Pack.Done _ -> Optional.of(new PackEnded(pack, worker, "done"));
            case Pack.Taking _, Pack.Ended _, Pack.Freed _ -> Optional.empty();
        };
    }
}
