package dev.terrace.dispatch.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import dev.terrace.dispatch.MongoSiteLog;
import dev.terrace.dispatch.Pack;
import dev.terrace.dispatch.Samples;
import dev.terrace.dispatch.SiteEvent;
import dev.terrace.dispatch.World;
import dev.terrace.shared.work.Terms;
import dev.terrace.stack.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StackResource.class)
class EventsResourceIT {
    private final String project = World.fresh("p");
    private final Terms terms = Samples.brief(project, 600);

    @Inject
    World world;

    @Inject
    MongoSiteLog log;

    @TestHTTPResource
    URI server;

    @Test
    void tellsWhatHappensToWhoeverLooksOn() throws Exception {
        String lot = world.lot(terms, 2, 5);
        String site = world.site(1);
        String anna = site + "-w0";
        try (Follower follower = follow(site, "")) {
            assertThat(follower.await("site").data().getList("people.worker")).containsExactly(anna);

            String pack = world.asSite(site)
                    .body(Map.of("units", 2, "worker", anna, "projects", List.of(project)))
                    .post("/v1/packs")
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("pack");
            assertThat(follower.await("pack-leased").data().getMap("event"))
                    .containsEntry("pack", pack)
                    .containsEntry("worker", anna)
                    .containsEntry("units", 2);
            assertThat(follower.await("worker-present").data().getString("event.worker"))
                    .isEqualTo(anna);

            world.asSite(site).post("/v1/packs/" + pack + "/renewals").then().statusCode(200);
            assertThat(follower.await("pack-renewed").data().getString("event.pack"))
                    .isEqualTo(pack);

            world.submit(
                            site,
                            pack,
                            "both",
                            World.row(lot + ".0", 1, anna, "cat") + World.row(lot + ".1", 1, anna, "dog"))
                    .then()
                    .statusCode(200);
            assertThat(follower.await("labels-sent").data().getMap("event")).containsEntry("labels", 2);
            assertThat(follower.await("pack-ended").data().getString("event.how"))
                    .isEqualTo("done");
            assertThat(follower.await("worker-counted").data().getString("event.worker"))
                    .isEqualTo(anna);
        }
    }

    @Test
    void tellsThatAPackHasExpiredAndThatAWorkerIsNamedNoMore() throws Exception {
        String brief = World.fresh("p");
        world.lot(Samples.brief(brief, 1), 1, 5);
        String site = world.site(2);
        try (Follower follower = follow(site, "")) {
            follower.await("site");
            world.lease(site, brief, 1);
            assertThat(follower.await("pack-ended").data().getString("event.how"))
                    .isEqualTo("expired");

            world.asSite(site)
                    .body(Map.of("workers", List.of(site + "-w1")))
                    .put("/v1/sites/" + site + "/presence")
                    .then()
                    .statusCode(200);
            assertThat(follower.await("worker-away").data().getString("event.worker"))
                    .isEqualTo(site + "-w0");
        }
    }

    /** What is told next is read from the store, so it does not matter which instance has told the rest. */
    @Test
    void goesOnWhereItBrokeAndBeginsAnewWhereThatIsNotKeptAnyMore() throws Exception {
        String site = world.site(1);
        SiteEvent first = new SiteEvent.WorkerPresent("w-first");
        SiteEvent second = new SiteEvent.WorkerPresent("w-second");
        SiteEvent third = new SiteEvent.WorkerAway("w-first");
        log.note(site, first);
        log.note(site, second);
        log.store();
        String id = "";
        try (Follower follower = follow(site, "")) {
            id = follower.await("site").id();
        }
        log.note(site, third);
        log.store();

        try (Follower follower = follow(site, id)) {
            assertThat(follower.await("worker-away").data().getString("event.worker"))
                    .isEqualTo("w-first");
            assertThat(follower.names())
                    .as("of all that was, only what came since")
                    .containsExactly("worker-away");
        }
        String inside = id.substring(0, id.indexOf('.')) + ".1";
        try (Follower follower = follow(site, inside)) {
            follower.await("worker-away");
            assertThat(follower.names())
                    .as("from the middle of a part")
                    .containsExactly("worker-present", "worker-away");
            assertThat(follower.told().getFirst().data().getString("event.worker"))
                    .isEqualTo("w-second");
        }
        try (Follower follower = follow(site, "1.1")) {
            follower.await("site");
        }
        world.asSite(site)
                .header("Last-Event-ID", "yesterday")
                .get("/v1/sites/" + site + "/events")
                .then()
                .statusCode(400)
                .body(containsString("Last-Event-ID"));
    }

    /** Two instances go on from the same part: nobody who has read one finds another before it later. */
    @Test
    void keepsAllThatIsStoredAtOnceInOneOrder() throws Exception {
        String site = world.site(0);
        List<Thread> writers = new ArrayList<>();
        for (int w = 0; w < 4; w++) {
            int writer = w;
            writers.add(Thread.startVirtualThread(() -> {
                for (int n = 0; n < 20; n++) {
                    log.note(site, new SiteEvent.WorkerPresent(writer + "-" + n));
                    log.store();
                }
            }));
        }
        List<String> read = new ArrayList<>();
        long at = 0;
        while (read.size() < 80) {
            for (MongoSiteLog.Part part : log.after(site, at, 3)) {
                at = part.n();
                part.events().forEach(noted -> read.add(((SiteEvent.WorkerPresent) noted.event()).worker()));
            }
        }
        for (Thread writer : writers) {
            writer.join();
        }
        assertThat(read).hasSize(80).doesNotHaveDuplicates();
        assertThat(log.after(site, at, 3)).isEmpty();
    }

    @Test
    void isForTheSiteAloneAndForSoManyAtOnce() throws Exception {
        String site = world.site(0);
        world.asSite("s-other").get("/v1/sites/" + site + "/events").then().statusCode(404);
        world.asSite(site)
                .get("/v1/sites/" + site + "/events?seconds=0")
                .then()
                .statusCode(400)
                .body(containsString("seconds"));
        List<Follower> followers = new ArrayList<>();
        try {
            for (int n = 0; n < 20; n++) {
                followers.add(follow(site, ""));
                followers.getLast().await("site");
            }
            world.asSite(site)
                    .get("/v1/sites/" + site + "/events")
                    .then()
                    .statusCode(429)
                    .header("Retry-After", containsString(""))
                    .body(containsString("too-many-streams"));
        } finally {
            followers.forEach(Follower::close);
        }
    }

    @Test
    void tellsNothingOfWhatConcernsOnlyTheStore() {
        Pack live = Samples.pack("k-1", "s-1", null, "d-1.0");
        Pack ended = live.end(Pack.Release.UNWORKED, Samples.NOON);

        assertThat(SiteEvent.of(live, live)).isEmpty();
        assertThat(SiteEvent.of(live, ended)).contains(new SiteEvent.PackEnded("k-1", null, "unworked"));
        assertThat(SiteEvent.of(ended, ended.freed((Pack.Ended) ended.state()))).isEmpty();
    }

    private Follower follow(String site, String last) throws Exception {
        return Follower.of(server.resolve("/v1/sites/" + site + "/events?seconds=60"), world.siteToken(site), last);
    }
}
