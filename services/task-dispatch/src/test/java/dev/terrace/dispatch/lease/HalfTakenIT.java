package dev.terrace.dispatch.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import dev.terrace.dispatch.Holder;
import dev.terrace.dispatch.Ids;
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
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whoever made a pack was cut off between two lots: the repeat of its request gets the whole of it, and nobody gets it twice. */
@QuarkusTest
@QuarkusTestResource(StackResource.class)
class HalfTakenIT {
    private final String project = World.fresh("p");
    private final Terms terms = Samples.brief(project, 600);

    @Inject
    World world;

    @Inject
    MongoLots lots;

    @Inject
    MongoPacks packs;

    @Test
    void theRepeatFinishesWhatWasCutOff() {
        String lot = world.lot(terms, 1, 1);
        String site = world.site(1);
        String id = cutOff(site, lot);
        String other = world.lot(terms, 1, 1);

        repeat(site, 2)
                .statusCode(201)
                .body("pack", equalTo(id))
                .body("units.unit", containsInAnyOrder(lot + ".0", other + ".0"));
        assertThat(packs.find(id).orElseThrow().state())
                .isInstanceOfSatisfying(
                        Pack.Live.class, live -> assertThat(live.units()).isEqualTo(2));
        repeat(site, 2)
                .statusCode(201)
                .header("Idempotency-Hit", "true")
                .body("units.unit", containsInAnyOrder(lot + ".0", other + ".0"));
    }

    @Test
    void aLotThatGivesAgainShowsEachUnitOnce() {
        String lot = world.lot(terms, 2, 1);
        String site = world.site(1);
        String id = cutOff(site, lot);

        repeat(site, 2)
                .statusCode(201)
                .body("pack", equalTo(id))
                .body("units.unit", containsInAnyOrder(lot + ".0", lot + ".1"));
    }

    @Test
    void nobodyWorksOnAPackThatIsStillBeingMade() {
        String lot = world.lot(terms, 1, 1);
        String site = world.site(1);
        String id = cutOff(site, lot);

        world.asSite(site).get("/v1/packs").then().statusCode(200).body("packs", empty());
        world.asSite(site).get("/v1/packs/" + id).then().statusCode(404);
        String row = "{\"unit\":\"%s.0\",\"attempt\":1,\"worker\":\"%s-w0\",\"label\":{\"class\":\"cat\"}}"
                .formatted(lot, site);
        world.submit(site, id, "labels", row).then().statusCode(404);
    }

    /** It may only sleep, and lease a unit for the pack when it wakes. */
    @Test
    void aRepeatThatFindsNothingLeavesThePackToTheSweepForWhoeverBeganIt() {
        String lot = world.lot(terms, 1, 1);
        String site = world.site(1);
        String id = cutOff(site, lot);
        lots.change(
                lot,
                known -> Leasing.release(known, id, Leasing.Giving.of(Pack.Release.UNABLE, Instant.now()), _ -> true));

        repeat(site, 2).statusCode(204);

        assertThat(packs.find(id).orElseThrow().state()).isInstanceOf(Pack.Taking.class);
    }

    @Test
    void theKeyIsLookedUpBeforeAnythingElseIsRefused() {
        String lot = world.lot(terms, 1, 1);
        String site = world.site(1);
        cutOff(site, lot);

        repeat(site, 3).statusCode(422).body("type", equalTo("urn:terrace:problem:key-reused"));
    }

    /** The request that was cut off, with its own number of units or another. */
    private ValidatableResponse repeat(String site, int units) {
        return world.asSite(site)
                .header("Idempotency-Key", "morning")
                .body(Map.of("units", units, "projects", List.of(project)))
                .post("/v1/packs")
                .then();
    }

    /** As an instance leaves it that dies between two lots. */
    private String cutOff(String site, String lot) {
        String id = Ids.of("k-", site, "morning");
        AskBody body = new AskBody(2, null, List.of(project), null, null, null);
        Instant now = Instant.now();
        packs.insert(Pack.taking(
                id,
                new Pack.Request(site, null, Asks.hash(body)),
                Set.of(lot),
                new Pack.Term(now, 600, now.plusSeconds(3600)),
                new Pack.Taking("t-dead", now.plusSeconds(30))));
        lots.change(
                lot,
                known -> new Outcome<>(
                        LeaseMoves.lease(
                                known, lots.content(lot), false, new Holder(id, site, null), Set.of(site + "-w0"), 1),
                        List.of(),
                        true));
        return id;
    }
}
