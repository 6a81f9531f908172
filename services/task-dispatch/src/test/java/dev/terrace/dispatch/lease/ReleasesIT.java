package dev.terrace.dispatch.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.terrace.dispatch.Ids;
import dev.terrace.dispatch.Lot;
import dev.terrace.dispatch.LotContent;
import dev.terrace.dispatch.MongoLots;
import dev.terrace.dispatch.MongoPacks;
import dev.terrace.dispatch.Pack;
import dev.terrace.dispatch.Samples;
import dev.terrace.dispatch.World;
import dev.terrace.shared.store.Outcome;
import dev.terrace.shared.work.Terms;
import dev.terrace.stack.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a crash leaves half done is finished by the sweep. */
@QuarkusTest
@QuarkusTestResource(StackResource.class)
class ReleasesIT {
    private final Terms terms = Samples.terms(World.fresh("p"), false);

    @Inject
    MongoLots lots;

    @Inject
    MongoPacks packs;

    @Test
    void freesThePackThatExpiredWhileNobodyWasThere() {
        Lot lot = leased(pack("d", 0));

        assertThat(awaitOpen(lot).units().getFirst().ended()).hasSize(1);
    }

    @Test
    void freesThePackThatWasEndedAndNotFreed() {
        Lot lot = leased(pack("d", 600).end(Pack.Release.UNABLE, Samples.NOON));

        Lot freed = awaitOpen(lot);

        assertThat(freed.units().getFirst().declined()).containsExactly("s-1");
        assertThat(freed.units().getFirst().ended()).isEmpty();
    }

    /** Two instances may sweep at once, and the same pack again and again. */
    @Test
    void freesAPackOnce() {
        Lot lot = leased(pack("d", 0));
        Lot freed = awaitOpen(lot);
        String pack = freed.units().getFirst().ended().getFirst().pack();

        await().atMost(Duration.ofSeconds(20))
                .until(() -> packs.find(pack).orElseThrow().state() instanceof Pack.Freed);
        assertThat(lots.find(lot.id()).orElseThrow()).isEqualTo(freed);
    }

    private Lot awaitOpen(Lot lot) {
        return await().atMost(Duration.ofSeconds(20))
                .until(() -> lots.find(lot.id()).orElseThrow(), known -> known.open() == 1);
    }

    private Pack pack(String dataset, int leaseSeconds) {
        String lot = World.fresh(dataset) + ".0";
        return Pack.leased(
                Ids.random("k-"),
                "s-1",
                null,
                "",
                List.of(lot),
                leaseSeconds == 0 ? Samples.NOON : java.time.Instant.now(),
                leaseSeconds == 0 ? 1 : leaseSeconds,
                java.time.Instant.now().plusSeconds(3600));
    }

    private Lot leased(Pack pack) {
        String id = pack.lots().getFirst();
        LotContent content = LotContent.of(Samples.created(id, terms, 1, 1));
        lots.insert(content, Samples.lot(id, terms, 1, 1, 1));
        lots.change(
                id,
                lot -> new Outcome<>(LeaseMoves.lease(lot, content, false, pack.id(), "s-1", 9, 1), List.of(), true));
        packs.insert(pack);
        return lots.find(id).orElseThrow();
    }
}
