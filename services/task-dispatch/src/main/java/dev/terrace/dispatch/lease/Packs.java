package dev.terrace.dispatch.lease;

import dev.terrace.dispatch.Meters;
import dev.terrace.dispatch.Pack;
import dev.terrace.dispatch.Refusal;
import dev.terrace.dispatch.Seat;
import dev.terrace.shared.problem.Refused;
import dev.terrace.shared.store.StripedLocks;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Answers requests for work, each once. */
@ApplicationScoped
class Packs {
    private final Asks asks;
    private final Leases leases;
    private final LivePacks livePacks;
    private final OwnPacks own;
    private final Meters meters;
    private final StripedLocks locks = new StripedLocks();

    /** What is answered. */
    sealed interface Handout {}

    /** @param repeated whether an earlier call was answered so */
    record Dealt(PackView pack, boolean repeated) implements Handout {}

    record Undealt(Nothing nothing) implements Handout {}

    Packs(Asks asks, Leases leases, LivePacks livePacks, OwnPacks own, Meters meters) {
        this.asks = asks;
        this.leases = leases;
        this.livePacks = livePacks;
        this.own = own;
        this.meters = meters;
    }

    /**
     * A repeat finds its pack before anything else is looked at; one that was cut off is gone on with.
     *
     * @throws Refused if something asked for cannot be, or the site holds as many packs as it may
     */
    Handout lease(AskBody body, Seat seat, @Nullable String key) {
        String id = asks.packOf(seat, key);
        return key == null
                ? fresh(asks.read(body, seat, id))
                : locks.hold(
                        id,
                        () -> own.find(id)
                                .map(pack -> again(pack, body, seat))
                                .orElseGet(() -> fresh(asks.read(body, seat, id))));
    }

    private Handout fresh(Ask ask) {
        livePacks.requireRoom(ask.site());
        return answer(leases.lease(ask), ask);
    }

    private Handout again(Pack pack, AskBody body, Seat seat) {
        if (!pack.request().hash().equals(Asks.hash(body)) || !seat.maySee(pack)) {
            throw new Refused(Refusal.KEY_REUSED, "This key came with another request: ask for more under another");
        }
        if (pack.isMade()) {
            return new Dealt(own.view(pack), true);
        }
        Ask ask = asks.read(body, seat, pack.id());
        return answer(leases.resume(pack, ask), ask);
    }

    private Handout answer(Leases.Result result, Ask ask) {
        return switch (result) {
            case Leases.Leased leased -> {
                livePacks.add(leased.pack());
                meters.leased(ask.size().units(), leased.units());
                yield new Dealt(own.view(leased), false);
            }
            case Nothing nothing -> new Undealt(nothing);
            case Leases.There _ -> there(ask);
        };
    }

    /** Somebody else makes this pack, or has ended it. */
    private Handout there(Ask ask) {
        Optional<Pack> pack = own.find(ask.pack()).filter(Pack::isMade);
        return new Dealt(
                own.view(pack.orElseThrow(() -> new Refused(
                        Refusal.PACK_UNFINISHED, "Repeat the call with the same key after Retry-After seconds"))),
                true);
    }
}
