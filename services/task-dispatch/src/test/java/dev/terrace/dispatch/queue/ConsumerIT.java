package dev.terrace.dispatch.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.terrace.dispatch.Lot;
import dev.terrace.dispatch.MongoLots;
import dev.terrace.dispatch.Samples;
import dev.terrace.dispatch.World;
import dev.terrace.shared.event.EventType;
import dev.terrace.shared.event.LotCreated;
import dev.terrace.shared.event.LotJudged;
import dev.terrace.shared.event.LotPrelabelled;
import dev.terrace.shared.work.JsonText;
import dev.terrace.shared.work.Terms;
import dev.terrace.stack.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StackResource.class)
class ConsumerIT {
    private final Terms terms = Samples.terms(World.fresh("p"), false);

    @Inject
    World world;

    @Inject
    MongoLots lots;

    @Test
    void takesALotInOnceHoweverOftenItIsDelivered() {
        LotCreated created = Samples.created(World.fresh("d") + ".0", terms, 2, 1);
        world.know(terms);
        String marker = World.fresh("d") + ".0";
        for (int n = 0; n < 5; n++) {
            world.send(EventType.LOT_CREATED, created.lot(), created);
        }
        world.send(EventType.LOT_CREATED, created.lot(), Samples.created(marker, terms, 1, 1));
        world.awaitUnit(created.lot() + ".0");
        world.awaitUnit(marker + ".0");
        String site = world.site(1);

        Lot lot = lots.find(created.lot()).orElseThrow();
        assertThat(lot.version()).isZero();
        assertThat(lot.open()).as("no more than an item may get").isEqualTo(2);
        assertThat(world.lease(site, terms.project(), 2).getList("units")).hasSize(2);
        assertThat(world.lease(site, terms.project(), 2).getList("units")).hasSize(1);
    }

    @Test
    void opensWhatTheJudgeWantsAndClosesWhatIsSettledInAnyOrder() {
        String lot = world.lot(terms, 3, 5);
        LotJudged wants = judged(lot, 1, List.of(), List.of(new LotJudged.Want(0, 4), new LotJudged.Want(1, 9)));
        LotJudged settles = judged(
                lot,
                2,
                List.of(new LotJudged.Resolution(
                        2, new JsonText("{\"class\":\"cat\"}"), 0.99, List.of(), 2, LotJudged.By.CONSENSUS)),
                List.of(new LotJudged.Want(0, 3)));
        for (LotJudged judged : List.of(settles, wants, settles, wants)) {
            world.judge(judged);
        }

        Lot after = awaitLot(
                lot, l -> l.units().get(0).open() == 4 && l.units().get(2).isClosed());
        assertThat(after.units().get(1).open()).as("at most its overlap").isEqualTo(5);
        assertThat(after.units().get(2).open()).isZero();
        assertThat(after.version()).as("a repeat stores nothing").isLessThanOrEqualTo(2);
        world.asRole("operator").get("/v1/queue").then().statusCode(200);
    }

    /** A site that has had all it may is offered the lot again when it is opened again. */
    @Test
    void offersAgainWhatIsOpenedAgain() {
        String lot = world.lot(terms, 1, 5);
        String site = world.site(9);
        for (int n = 0; n < 2; n++) {
            assertThat(world.lease(site, terms.project(), 1).getList("units")).hasSize(1);
        }
        world.judge(judged(lot, 1, List.of(), List.of(new LotJudged.Want(0, 3))));
        awaitLot(lot, l -> l.open() == 1);

        assertThat(world.lease(site, terms.project(), 1).getList("units.attempt"))
                .containsExactly(3);
    }

    @Test
    void whatToStartFromReachesThoseUnitsThatNobodyWasDealt() {
        String lot = world.lot(terms, 3, 5);
        String site = world.site(9);
        assertThat(world.lease(site, terms.project(), 1).getList("units.start")).containsExactly((Object) null);
        for (int number : List.of(2, 1, 2)) {
            LotPrelabelled given = Samples.prelabelled(lot, terms, number, number == 2 ? "dog" : "cat", 0, 1);
            world.send(EventType.LOT_PRELABELLED, lot, given);
        }
        world.send(EventType.LOT_PRELABELLED, lot, Samples.prelabelled(lot, terms, 3, "cat", 2));

        awaitLot(lot, l -> lots.content(l.content()).payloads().get(2).start() != null);
        assertThat(world.lease(site, terms.project(), 9).getList("units.start"))
                .containsExactly(null, Map.of("class", "dog"), Map.of("class", "cat"));
        assertThat(lots.content(lot).payloads()).allMatch(payload -> payload.start() == null);
    }

    private Lot awaitLot(String lot, Predicate<Lot> until) {
        return await().atMost(Duration.ofSeconds(90)).until(() -> lots.find(lot).orElseThrow(), until);
    }

    private LotJudged judged(
            String lot, int number, List<LotJudged.Resolution> resolutions, List<LotJudged.Want> wants) {
        return new LotJudged(lot + "/" + number, lot, terms.id(), List.of(), resolutions, List.of(), wants);
    }
}
