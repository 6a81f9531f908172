package dev.terrace.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrace.dispatch.lease.LeaseMoves;
import dev.terrace.shared.event.LotCreated;
import dev.terrace.shared.store.Outcome;
import dev.terrace.shared.store.Store;
import dev.terrace.shared.work.Terms;
import dev.terrace.stack.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.RawBsonDocument;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StackResource.class)
class MongoLotsIT {
    private static final Sent SENT = new Sent("sub-1", "d", 1);
    private static final Set<String> PEOPLE =
            IntStream.range(0, 99).mapToObj(n -> "w-" + n).collect(Collectors.toSet());

    private final Terms terms = Samples.terms(World.fresh("p"), false);

    @Inject
    MongoLots lots;

    @Inject
    MongoTallies tallies;

    @Inject
    Store store;

    @Inject
    Limits limits;

    @Test
    void findsWhatWasStored() {
        Lot lot = everyState(inserted(50, 2, 3));
        assertThat(lots.change(lot.id(), _ -> new Outcome<>(lot, List.of(), true)))
                .contains(true);

        assertThat(elsewhere().find(lot.id()).orElseThrow()).isEqualTo(lot.withVersion(1));
        assertThat(elsewhere().content(lot.id()).payloads()).hasSize(50);
    }

    @Test
    void takesALotThatIsThereForDone() {
        Lot lot = inserted(3, 2, 3);

        assertThat(lots.insert(content(lot), lot)).isFalse();
    }

    /** Fifty units with five labels each, the most a project may usually ask for. */
    @Test
    void keepsALotSmall() {
        Lot lot = inserted(50, 5, 5);
        List<Unit> units =
                lot.units().stream().map(MongoLotsIT::labelledFiveTimes).toList();
        lots.change(lot.id(), known -> new Outcome<>(known.with(units), List.of(), true));

        RawBsonDocument stored = store.collection("lots", RawBsonDocument.class)
                .find(new BsonDocument("_id", new BsonString(lot.id())))
                .first();

        assertThat(Objects.requireNonNull(stored).getByteBuffer().remaining()).isLessThan(64 << 10);
    }

    @Test
    void listsWhatIsOpenForTheQueue() {
        Lot open = inserted(2, 1, 1);
        Lot leased = inserted(1, 1, 1);
        lots.change(leased.id(), known -> leased(known, "k-1"));

        List<String> listed = new ArrayList<>();
        lots.open(Instant.EPOCH, lot -> listed.add(lot.id()));
        assertThat(listed).contains(open.id()).doesNotContain(leased.id());
        List<String> later = new ArrayList<>();
        lots.open(Samples.NOON.plusSeconds(1), lot -> later.add(lot.id()));
        assertThat(later).doesNotContain(open.id());
        assertThat(lots.oldest(terms.project())).contains(Samples.NOON);
        assertThat(tallies.all().stream().filter(c -> c.project().equals(terms.project())))
                .singleElement()
                .satisfies(count -> {
                    assertThat(count.open()).isEqualTo(2);
                    assertThat(count.leased()).isEqualTo(1);
                });
    }

    /** Sixteen of two instances fall upon one lot: each slot goes to one of them, and to one alone. */
    @Test
    void neverLeasesMoreThanTheOverlapHoweverManyAsk() throws Exception {
        Lot lot = inserted(20, 3, 3);
        List<MongoLots> instances = List.of(lots, elsewhere());
        List<Callable<Integer>> asks = IntStream.range(0, 64)
                .<Callable<Integer>>mapToObj(n -> () -> lease(instances.get(n % 2), lot, "k-" + n))
                .toList();
        int handedOut = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
            for (Future<Integer> ask : threads.invokeAll(asks)) {
                handedOut += ask.get();
            }
        }

        Lot after = elsewhere().find(lot.id()).orElseThrow();
        assertThat(handedOut).isEqualTo(60);
        assertThat(after.open()).isZero();
        assertThat(after.units()).allSatisfy(unit -> {
            assertThat(unit.slots()).hasSize(3);
            assertThat(unit.leases().map(Slot.Leased::pack)).doesNotHaveDuplicates();
            assertThat(unit.attempts()).isEqualTo(3);
        });
    }

    private int lease(MongoLots instance, Lot lot, String pack) {
        return instance.change(lot.id(), known -> {
                    Lot next = LeaseMoves.lease(known, content(lot), false, new Holder(pack, "s-1", null), PEOPLE, 7);
                    return new Outcome<>(next, List.of(), next.leased() - known.leased());
                })
                .orElseThrow();
    }

    private Outcome<Lot, Boolean> leased(Lot lot, String pack) {
        return new Outcome<>(
                LeaseMoves.lease(lot, content(lot), false, new Holder(pack, "s-1", null), PEOPLE, 1), List.of(), true);
    }

    private Lot inserted(int units, int wanted, int maxOverlap) {
        Lot lot = Samples.lot(World.fresh("d") + ".0", terms, units, wanted, maxOverlap);
        assertThat(lots.insert(content(lot), lot)).isTrue();
        return lot;
    }

    private LotContent content(Lot lot) {
        LotCreated created = Samples.created(lot.id(), terms, lot.units().size(), 5);
        return LotContent.of(created);
    }

    /** As another instance of the service would see the store. */
    private MongoLots elsewhere() {
        return new MongoLots(store, new MongoTallies(store), limits);
    }

    private static Lot everyState(Lot lot) {
        Unit leased = lot.units().getFirst().lease(new Holder("k-1", "s-1", "anna"));
        Unit labelled = leased.label(leased.leaseOf("k-1").orElseThrow(), "anna", SENT);
        Unit expired = leased.release(leased.leaseOf("k-1").orElseThrow(), Pack.Release.EXPIRED, null);
        Unit late = expired.labelLate(expired.past().expired().getFirst(), "anna", SENT);
        Unit paid = expired.close(1).payLate(expired.past().expired().getFirst(), "anna", SENT);
        Unit declined = leased.release(leased.leaseOf("k-1").orElseThrow(), Pack.Release.UNABLE, "It is black");
        List<Unit> some = List.of(leased, labelled, expired, late, paid, declined);
        return lot.with(IntStream.range(0, lot.units().size())
                .mapToObj(n -> n < some.size() ? some.get(n) : lot.units().get(n))
                .toList());
    }

    private static Unit labelledFiveTimes(Unit unit) {
        Unit next = unit;
        for (int n = 0; n < 5; n++) {
            String pack = Ids.random("k-");
            next = next.lease(new Holder(pack, "site-in-a-county-" + n, null));
            next = next.label(
                    next.leaseOf(pack).orElseThrow(),
                    "worker-of-the-site-" + n,
                    new Sent(Ids.random("s-"), "hash-of-it", 1_764_000_000_000L));
        }
        return next;
    }
}
