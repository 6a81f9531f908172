package dev.terrace.dispatch.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.terrace.dispatch.Ids;
import dev.terrace.dispatch.Lot;
import dev.terrace.dispatch.LotContent;
import dev.terrace.dispatch.MongoLots;
import dev.terrace.dispatch.MongoPacks;
import dev.terrace.dispatch.Pack;
import dev.terrace.dispatch.Past;
import dev.terrace.dispatch.Samples;
import dev.terrace.dispatch.World;
import dev.terrace.shared.project.MongoProjects;
import dev.terrace.shared.store.Outcome;
import dev.terrace.shared.work.Terms;
import dev.terrace.stack.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
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

    @Inject
    MongoProjects projects;

    @Test
    void freesThePackThatExpiredWhileNobodyWasThere() {
        Lot lot = leased(pack("d", 0));

        assertThat(awaitOpen(lot).units().getFirst().past().expired()).hasSize(1);
    }

    @Test
    void freesThePackThatWasEndedAndNotFreed() {
        Lot lot = leased(pack("d", 600).end(Pack.Release.UNABLE, Samples.NOON));

        Lot freed = awaitOpen(lot);

        assertThat(freed.units().getFirst().past().declined()).containsExactly(new Past.Declined("s-1", null));
        assertThat(freed.units().getFirst().past().expired()).isEmpty();
    }

    /** Whoever made it was cut off before it was handed out: nobody knows of it, so nothing is held against anybody. */
    @Test
    void freesThePackThatWasNeverFinished() {
        Instant now = Instant.now();
        Pack taking = Pack.taking(
                Ids.random("k-"),
                new Pack.Request("s-1", null, ""),
                Set.of(World.fresh("d") + ".0"),
                new Pack.Term(now, 600, now.plusSeconds(3600)),
                new Pack.Taking("t", now));

        Lot freed = awaitOpen(leased(taking));

        assertThat(freed.units().getFirst().past().expired()).isEmpty();
    }

    /** Two instances may sweep at once, and the same pack again and again. */
    @Test
    void freesAPackOnce() {
        Lot lot = leased(pack("d", 0));
        Lot freed = awaitOpen(lot);
        String pack = freed.units().getFirst().past().expired().getFirst().pack();

        await().atMost(Duration.ofSeconds(90))
                .until(() -> packs.find(pack).orElseThrow().state() instanceof Pack.Freed);
        assertThat(lots.find(lot.id()).orElseThrow()).isEqualTo(freed);
    }

    private Lot awaitOpen(Lot lot) {
        return await().atMost(Duration.ofSeconds(90))
                .until(() -> lots.find(lot.id()).orElseThrow(), known -> known.open() == 1);
    }

    private Pack pack(String dataset, int leaseSeconds) {
        String lot = World.fresh(dataset) + ".0";
        Instant now = Instant.now();
        return Pack.taking(
                        Ids.random("k-"),
                        new Pack.Request("s-1", null, ""),
                        Set.of(lot),
                        new Pack.Term(now, Math.max(1, leaseSeconds), now.plusSeconds(3600)),
                        new Pack.Taking("t", now))
                .confirm(1, leaseSeconds == 0 ? Samples.NOON : now);
    }

    private Lot leased(Pack pack) {
        String id = pack.lots().getFirst();
        LotContent content = LotContent.of(Samples.created(id, terms, 1, 1));
        projects.keep(terms);
        lots.insert(content, Samples.lot(id, terms, 1, 1, 1));
        lots.change(
                id,
                lot -> new Outcome<>(
                        LeaseMoves.lease(lot, content, false, pack.holder(), Set.of("anna"), 1), List.of(), true));
        packs.insert(pack);
        return lots.find(id).orElseThrow();
    }
}
