package dev.terrace.dispatch.lease;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.terrace.dispatch.Limits;
import dev.terrace.dispatch.MongoPacks;
import dev.terrace.dispatch.MongoTallies;
import dev.terrace.dispatch.MongoTallies.Tally;
import dev.terrace.dispatch.ReadyQueue.End;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** What can be said to who asked in vain. */
@ApplicationScoped
class Outlook {
    private static final Duration BELIEVED = Duration.ofSeconds(2);
    private static final int LONGEST_WAIT_SECONDS = 60;

    private final Limits limits;
    private final InstantSource clock;
    private final LoadingCache<Boolean, Leased> leased;

    /** What is leased of each project, and when the next lease runs out. */
    private record Leased(List<Tally> tallies, Optional<Instant> nextDue) {}

    Outlook(MongoTallies tallies, MongoPacks packs, Limits limits, InstantSource clock) {
        this.limits = limits;
        this.clock = clock;
        this.leased = Caffeine.newBuilder()
                .refreshAfterWrite(BELIEVED)
                .expireAfterWrite(BELIEVED)
                .build(_ -> new Leased(tallies.all(), packs.nextDue(clock.instant())));
    }

    Nothing nothing(End end, Ask ask) {
        return switch (end) {
            case EMPTY ->
                isLeased(ask.wanted()) ? allLeased() : new Nothing(Nothing.Reason.NO_WORK, null, limits.idleSeconds());
            case BUSY -> new Nothing(Nothing.Reason.ALL_LEASED, null, limits.idleSeconds());
            case FOR_OTHERS ->
                none(
                        ask.holder().worker() == null
                                ? "The %d of the site who are there have or have labelled every open unit: others must come, or say who is there with PUT /v1/sites/%s/presence"
                                        .formatted(ask.people().present().size(), ask.site())
                                : "She has or has labelled every open unit: others of the site may do them");
            case NOT_FOR_YOU ->
                none(
                        "The site has or has labelled every open unit, or handed it back as one it cannot do: other sites must do them");
        };
    }

    private Nothing none(String missing) {
        return new Nothing(Nothing.Reason.NONE_YOU_MAY_DO, missing, LONGEST_WAIT_SECONDS);
    }

    private boolean isLeased(Ask.Wanted wanted) {
        return leased.get(true).tallies().stream()
                .anyMatch(tally -> tally.leased() > 0 && wanted.takes(tally.project()));
    }

    private Nothing allLeased() {
        long seconds = leased.get(true)
                .nextDue()
                .map(due -> Duration.between(clock.instant(), due).toSeconds() + 1)
                .orElse((long) LONGEST_WAIT_SECONDS);
        int wait = Math.clamp(seconds, limits.idleSeconds(), LONGEST_WAIT_SECONDS);
        return new Nothing(Nothing.Reason.ALL_LEASED, null, wait);
    }
}
