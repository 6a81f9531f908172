package dev.terrace.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The labelling page, as a worker uses it: every tool, and all that may happen to a label on its way. */
class ToolsIT {
    private static final String CAMERA = """
            {"name": "front", "width": 320, "height": 240, "K": [160, 0, 160, 0, 160, 120, 0, 0, 1],
             "T_cam_ego": [0, -1, 0, 0, 0, 0, -1, 1.5, 1, 0, 0, 0, 0, 0, 0, 1]}""";

    private static @Nullable Stage stage;

    @BeforeAll
    static void set() {
        stage = Stage.get();
    }

    @AfterEach
    void clear() {
        stage().fields.clear();
    }

    private static Stage stage() {
        return Objects.requireNonNull(stage);
    }

    private static Bench bench() {
        return new Bench(stage().visitor("li-na", "en", "light"));
    }

    /** A project of texts to say yes or no to. */
    private static String questions(String name, int items) {
        String project = stage().fields.project(name, "{\"type\": \"classes\", \"classes\": [\"yes\", \"no\"]}");
        stage().fields
                .send(
                        project,
                        IntStream.range(0, items)
                                .mapToObj(n -> "{\"id\": \"%d\", \"text\": \"Question %d?\"}".formatted(n, n))
                                .toList());
        return project;
    }

    /** What the first who labelled it says of a unit, once that is stored. */
    private static JsonElement said(String unit) {
        Fields.until("a label of " + unit, () -> !stage().fields.labels(unit).isEmpty());
        return stage().fields.labels(unit).get(0).getAsJsonObject().get("label");
    }

    @Test
    void everyToolDrawsSendsIsJudgedAndItsResultIsSeen() throws IOException {
        Map<String, String> projects = new HashMap<>();
        String picture = stage().fields.medium(Media.picture(0));
        String film = stage().fields.medium(Media.film());
        String cloud = stage().fields.medium(Media.cloud());
        String image = "{\"id\": \"1\", \"media\": \"%s\"}".formatted(picture);
        String video = "{\"id\": \"1\", \"media\": \"%s\", \"fps\": \"10\"}".formatted(film);
        String text = "{\"id\": \"1\", \"text\": \"Wang Fang lives in Lijiang.\"}";
        String scene =
                "{\"id\": \"1\", \"scene\": {\"cameras\": [%s], \"frames\": [{\"points\": \"%s\", \"images\": [\"%s\"]}]}}"
                        .formatted(CAMERA.replace('\n', ' '), cloud, picture);
        String answers =
                "{\"id\": \"1\", \"prompt\": \"1 + 1?\", \"answers\": [{\"id\": \"a\", \"text\": \"2\"}, {\"id\": \"b\", \"text\": \"3\"}]}";
        make(projects, "classes", "{\"type\": \"classes\", \"classes\": [\"cat\", \"dog\"]}", text);
        make(
                projects,
                "classes+",
                "{\"type\": \"classes\", \"min\": 0, \"max\": 2, \"classes\": [\"cat\", \"dog\"]}",
                image);
        make(projects, "boxes", "{\"type\": \"boxes\", \"classes\": [\"car\"]}", image);
        make(projects, "polygons", "{\"type\": \"polygons\", \"classes\": [\"roof\"]}", image);
        make(projects, "landmarks", "{\"type\": \"landmarks\", \"template\": \"face-68\"}", image);
        make(projects, "scene", "{\"type\": \"scene\", \"classes\": [\"car\"]}", scene);
        make(projects, "events", "{\"type\": \"events\", \"products\": [\"cola\"]}", video);
        make(projects, "tracks", "{\"type\": \"tracks\", \"classes\": [\"car\"]}", video);
        make(projects, "spans", "{\"type\": \"spans\", \"classes\": [\"person\"]}", text);
        make(projects, "answers", "{\"type\": \"answers\", \"by\": false}", answers);

        Set<String> done = new HashSet<>();
        List<String> units = new ArrayList<>();
        try (Bench bench = bench()) {
            bench.begin();
            while (done.size() < projects.size()) {
                String kind = bench.kind();
                units.add(bench.unit());
                bench.work(kind);
                bench.who.inspect("the tool for " + kind);
                bench.who.shoot("tool-" + kind.replace("+", "-several"));
                bench.send();
                done.add(kind);
            }
            bench.finish();
        }
        assertThat(done).isEqualTo(projects.keySet());
        units.forEach(ToolsIT::said);
        stage().fields.label(Fields.WANG_FANG, unit -> said(unit.get("unit").getAsString()));
        try (Visitor ada = stage().visitor("ada", "en", "light")) {
            for (Map.Entry<String, String> project : projects.entrySet()) {
                Fields.until(
                        project.getKey() + " has its result",
                        () -> stage().fields.resolved(project.getValue()) == 1);
                ada.open("/projects/" + project.getValue() + "?view=gallery");
                assertThat(ada.page.locator("main ul li a")).hasCount(1);
                assertThat(ada.page.locator("main ul li a")).not().containsText("still open");
            }
            ada.shoot("gallery");
        }
    }

    private static void make(Map<String, String> projects, String kind, String schema, String row) {
        String project = stage().fields.project("Tool for " + kind, schema);
        stage().fields.send(project, List.of(row));
        projects.put(kind, project);
    }

    @Test
    void whatSheDoesWhileTheLineIsDownIsSentByItselfAndOnce() {
        questions("While the line is down", 4);
        try (Bench bench = bench()) {
            bench.begin();
            bench.who.line(true);
            List<String> units = new ArrayList<>();
            for (int n = 0; n < 3; n++) {
                units.add(bench.unit());
                bench.press("Digit1");
            }
            bench.stop();
            assertThat(bench.who.text("3 labels are on their way")).isVisible();
            bench.who.shoot("line-down");
            bench.who.line(false);
            assertThat(bench.who.text("labels are on their way")).hasCount(0);
            for (String unit : units) {
                said(unit);
                assertThat(stage().fields.labels(unit)).hasSize(1);
            }
            // the unit that is left could not be handed back without a line
            bench.begin();
            bench.finish();
        }
    }

    @Test
    void aServerKilledInTheMiddleOfASendHasEachLabelOnce() {
        questions("When the server dies", 3);
        AtomicBoolean isKilled = new AtomicBoolean();
        try (Bench bench = bench()) {
            bench.begin();
            bench.who.page.route("**/submissions", route -> {
                if (isKilled.getAndSet(true)) {
                    route.resume();
                } else {
                    // it has stored them, and dies before it can say so
                    route.fetch();
                    stage().stack.kill("task-dispatch");
                    route.abort();
                }
            });
            List<String> units = new ArrayList<>();
            for (int n = 0; n < 2; n++) {
                units.add(bench.unit());
                bench.press("Digit1");
            }
            bench.finish();
            assertThat(isKilled).isTrue();
            for (String unit : units) {
                said(unit);
                assertThat(stage().fields.labels(unit)).hasSize(1);
            }
        }
        stage().stack.awaitReady("task-dispatch");
    }

    @Test
    void overASlowLineTheNextPictureIsThereWithTheNextUnit() throws IOException {
        String project = stage().fields
                .project(
                        "Over a slow line",
                        "{\"type\": \"classes\", \"min\": 1, \"max\": 1, \"classes\": [\"day\", \"night\"]}");
        List<String> rows = new ArrayList<>();
        for (int n = 0; n < 4; n++) {
            rows.add("{\"id\": \"%d\", \"media\": \"%s\"}"
                    .formatted(n, stage().fields.medium(Media.picture(n))));
        }
        stage().fields.send(project, rows);
        try (Bench bench = bench()) {
            bench.who.slow();
            bench.begin();
            bench.picturesHaveCome(rows.size());
            // what needs no line now needs no wait on a slow one
            bench.who.line(true);
            for (int n = 0; n < 3; n++) {
                bench.work("classes+");
                bench.send();
                bench.pictureIsThere();
            }
            bench.who.line(false);
            bench.finish();
        }
    }

    @Test
    void anEndedSessionKeepsWhatSheDidUntilSheIsBack() {
        questions("When the session ends", 2);
        try (Bench bench = bench()) {
            bench.begin();
            String unit = bench.unit();
            bench.who.forget();
            bench.press("Digit1");
            bench.press("Digit1");
            bench.stop();
            assertThat(bench.who.text("Your session has ended")).isVisible();
            bench.who.button("Sign in again").click();
            bench.who.page.locator("button[value=li-na]").click();
            said(unit);
        }
    }

    @Test
    void aSecondTabLeavesTheWorkToTheFirstAndADraftOutlivesBoth() throws IOException {
        String picture = stage().fields.medium(Media.picture(0));
        String project = stage().fields.project("A draft", "{\"type\": \"boxes\", \"classes\": [\"car\"]}");
        stage().fields.send(project, List.of("{\"id\": \"1\", \"media\": \"%s\"}".formatted(picture)));
        try (Bench bench = bench()) {
            bench.begin();
            assertThat(bench.project()).hasText("A draft");
            bench.work("boxes");
            Page second = bench.who.anotherTab("/label");
            assertThat(second.getByText("You work in another tab")).isVisible();
            second.close();
            bench.who.page.reload();
            assertThat(bench.objects()).hasCount(1);
            bench.send();
            bench.finish();
        }
    }

    @Test
    void aRefusedLabelIsShownAtItsObjectAndNothingIsLost() throws IOException {
        String picture = stage().fields.medium(Media.picture(0));
        String project = stage().fields.project("A refused label", "{\"type\": \"boxes\", \"classes\": [\"car\"]}");
        stage().fields.send(project, List.of("{\"id\": \"1\", \"media\": \"%s\"}".formatted(picture)));
        try (Bench bench = bench()) {
            bench.begin();
            String unit = bench.unit();
            bench.work("boxes");
            bench.who.page.route(
                    "**/submissions", route -> route.resume(new Route.ResumeOptions().setPostData(spoilt(route))));
            bench.send();
            bench.hurry();
            assertThat(bench.who.text("A label was refused")).isVisible();
            bench.who.page.unroute("**/submissions");
            bench.who.button("Mend it").click();
            assertThat(bench.objects()).containsText("car");
            assertThat(bench.objects().locator("p.wrong")).isVisible();
            bench.who.shoot("refused");
            bench.send();
            bench.finish();
            said(unit);
        }
    }

    /** The same label with its box reaching out of the picture, as a fault of the page would send it. */
    private static String spoilt(Route route) {
        JsonObject row =
                JsonParser.parseString(route.request().postData().strip()).getAsJsonObject();
        JsonObject box =
                row.getAsJsonObject("label").getAsJsonArray("boxes").get(0).getAsJsonObject();
        box.addProperty("x2", 10 * Media.WIDTH);
        return row + "\n";
    }

    @Test
    void aUnitThatCannotBeDoneGoesBackWithTwoKeys() {
        questions("Cannot be done", 1);
        try (Bench bench = bench()) {
            bench.begin();
            bench.who.page.keyboard().press("u");
            Locator dialog = bench.who.page.getByRole(AriaRole.DIALOG);
            assertThat(dialog).isVisible();
            bench.who.shoot("cannot");
            bench.who.page.keyboard().press("Digit1");
            assertThat(bench.who.text("No work for you now")).isVisible();
            bench.who.inspect("no work");
            bench.who.shoot("no-work");
        }
    }
}
