package dev.terrace.dispatch.site;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import dev.terrace.dispatch.Samples;
import dev.terrace.dispatch.World;
import dev.terrace.shared.work.Terms;
import dev.terrace.stack.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(StackResource.class)
class DayResourceIT {
    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Shanghai"));

    private final String project = World.fresh("p");
    private final Terms terms = Samples.brief(project, 600);

    @Inject
    World world;

    @Test
    void countsADayForHerAndForHerSite() {
        String lot = world.lot(terms, 2, 5);
        String site = world.site(2);
        String anna = site + "-w0";
        String pack = world.asWorker(site, anna)
                .body(Map.of("units", 2, "projects", List.of(project)))
                .post("/v1/packs")
                .then()
                .statusCode(201)
                .extract()
                .path("pack");
        String rows = World.row(lot + ".0", 1, anna, "cat") + World.row(lot + ".1", 1, anna, "cat");
        world.submit(site, pack, "both", rows.replace("}\n", ",\"seconds\":3}\n"))
                .then()
                .statusCode(200);
        world.accept(terms, lot, 0, 1, site, anna);

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> world.asWorker(site, anna)
                        .get("/v1/workers/" + anna + "/day?day=" + TODAY)
                        .then()
                        .statusCode(200)
                        .body("zone", equalTo("Asia/Shanghai"))
                        .body("counts.packs", equalTo(1))
                        .body("counts.units", equalTo(2))
                        .body("counts.secondsPerUnit", equalTo(3f))
                        .body("counts.judged", equalTo(1))
                        .body("counts.acceptedShare", equalTo(1f)));
        world.asSite(site)
                .get("/v1/workers/" + anna + "/day?day=" + TODAY.minusDays(1))
                .then()
                .statusCode(200)
                .body("counts.units", equalTo(0))
                .body("counts", not(hasKey("acceptedShare")));
        world.asWorker(site, site + "-w1")
                .get("/v1/workers/" + anna + "/day")
                .then()
                .statusCode(404);
        world.asSite("s-other").get("/v1/workers/" + anna + "/day").then().statusCode(404);
    }

    @Test
    void showsAllOfASiteOnOnePage() {
        String site = world.site(80);
        world.asSite(site)
                .delete("/v1/sites/" + site + "/workers/" + site + "-w79")
                .then()
                .statusCode(204);

        world.asSite(site)
                .get("/v1/sites/" + site + "/day")
                .then()
                .statusCode(200)
                .body("day", equalTo(TODAY.toString()))
                .body("workers", hasSize(79))
                .body("workers.worker", hasItem(site + "-w0"))
                .body("workers[0].counts.units", equalTo(0));
        world.asSite("s-other").get("/v1/sites/" + site + "/day").then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"-999999999-01-01", "2026-02-30", "tomorrow", "1999-12-31", "9999-12-31", "2026-01-31T00:00:00Z"
            })
    void refusesWhatIsNoDayThatIsKept(String day) {
        String site = world.site(0);
        world.asSite(site)
                .queryParam("day", day)
                .get("/v1/sites/" + site + "/day")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("day"))
                .body("errors[0].problem", containsString("write a day from"));
    }
}
