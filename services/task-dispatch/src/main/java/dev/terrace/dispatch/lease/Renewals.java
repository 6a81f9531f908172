package dev.terrace.dispatch.lease;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.terrace.dispatch.Limits;
import dev.terrace.dispatch.MongoPacks;
import dev.terrace.dispatch.Pack;
import dev.terrace.dispatch.Refusal;
import dev.terrace.dispatch.Seat;
import dev.terrace.dispatch.lease.Leasing.Giving;
import dev.terrace.shared.problem.Refused;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Moves the clocks of packs on. */
@ApplicationScoped
class Renewals {
    private final OwnPacks own;
    private final MongoPacks stored;
    private final Limits limits;
    private final InstantSource clock;

    /** What became of a pack that was to be renewed. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Renewal(
            String pack,

            @Nullable @Schema(description = "Absent where it was refused")
            Instant renewBy,

            @Nullable Instant endsAt,

            @Nullable @Schema(description = "Why it was refused: not-found or pack-ended")
            String reason) {}

    Renewals(OwnPacks own, MongoPacks stored, Limits limits, InstantSource clock) {
        this.own = own;
        this.stored = stored;
        this.limits = limits;
        this.clock = clock;
    }

    /** @throws Refused if there is no such pack, or it has ended */
    Pack renew(String id, Seat seat) {
        own.own(id, seat);
        Instant now = clock.instant();
        Pack pack = stored.change(
                        id,
                        known -> known.state() instanceof Pack.Live live
                                        && now.isBefore(known.term().endsAt())
                                ? known.renew(live, now)
                                : known)
                .orElseThrow();
        if (!(pack.state() instanceof Pack.Live) || !now.isBefore(pack.term().endsAt())) {
            throw new Refused(
                    Refusal.PACK_ENDED,
                    "Send what is finished with POST …/submissions and ask for work with POST /v1/packs");
        }
        return pack;
    }

    /** Each by itself. @throws Refused if they are more than one call takes */
    List<Renewal> renewAll(Collection<String> ids, Seat seat) {
        if (ids.size() > limits.renewalPacks()) {
            throw new Refused(
                    Refusal.LIMIT_EXCEEDED,
                    "packs: one call takes %d, send the others in another".formatted(limits.renewalPacks()));
        }
        List<Renewal> renewed = new ArrayList<>();
        for (String id : ids) {
            renewed.add(one(id, seat));
        }
        return renewed;
    }

    private Renewal one(String id, Seat seat) {
        try {
            Pack pack = renew(id, seat);
            Instant renewBy = pack.state() instanceof Pack.Live live ? live.renewBy() : null;
            return new Renewal(id, renewBy, pack.term().endsAt(), null);
        } catch (Refused e) {
            return new Renewal(id, null, null, e.refusal().code());
        }
    }

    /** What is handed back now. */
    Giving giving(Pack.Release how, @Nullable String why) {
        return new Giving(how, why, clock.instant());
    }
}
