package dev.terrace.dispatch.lease;

import dev.terrace.dispatch.Meters;
import dev.terrace.dispatch.Pack;
import dev.terrace.dispatch.Refusal;
import dev.terrace.shared.problem.Refused;
import dev.terrace.shared.store.Turns;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Answers requests for work, each once. */
@ApplicationScoped
class Packs {
    private final Asks asks;
    private final Leases leases;
    private final LivePacks livePacks;
    private final OwnPacks own;
    private final Meters meters;
    private final Turns turns = new Turns();

    /** @param pack null if there is nothing to do */
    record Handout(@Nullable PackView pack, boolean repeated) {}

    Packs(Asks asks, Leases leases, LivePacks livePacks, OwnPacks own, Meters meters) {
        this.asks = asks;
        this.leases = leases;
        this.livePacks = livePacks;
        this.own = own;
        this.meters = meters;
    }

    /** @throws Refused if something asked for cannot be, or the site holds as many packs as it may */
    Handout lease(AskBody body, String site, @Nullable String key) {
        Ask ask = asks.read(body, site, key);
        return key == null ? lease(ask) : turns.take(ask.pack(), () -> lease(ask));
    }

    /** A repeat finds its pack there, or nothing left to do and its pack. */
    private Handout lease(Ask ask) {
        livePacks.requireRoom(ask.site());
        return switch (leases.lease(ask)) {
            case Leases.Leased leased -> {
                livePacks.add(ask.site());
                meters.leased(ask.units(), leased.units());
                yield new Handout(own.view(leased), false);
            }
            case Leases.There _, Leases.Nothing _ ->
                own.find(ask.pack())
                        .map(pack -> new Handout(again(pack, ask), true))
                        .orElse(new Handout(null, false));
        };
    }

    private PackView again(Pack pack, Ask ask) {
        if (!pack.asked().equals(ask.asked())) {
            throw new Refused(Refusal.KEY_REUSED, "This key came with another request: ask for more under another");
        }
        return own.view(pack);
    }
}
