package dev.terrace.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The labelling page, as a worker uses it: every tool, and all that she does beside drawing. */
class ToolsIT extends OnStage {
    private static final String CAMERA = """
            {"name": "front", "width": 320, "height": 240, "K": [160, 0, 160, 0, 160, 120, 0, 0, 1],
             "T_cam_ego": [0, -1, 0, 0, 0, 0, -1, 1.5, 1, 0, 0, 0, 0, 0, 0, 1]}""";

    @AfterEach
    void clear() {
        stage().fields.clear();
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
        try (Bench bench = stage().bench()) {
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
        units.forEach(stage().fields::said);
        stage().fields
                .label(
                        Fields.WANG_FANG,
                        unit -> stage().fields.said(unit.get("unit").getAsString()));
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
    void aSecondTabLeavesTheWorkToTheFirstAndADraftOutlivesBoth() throws IOException {
        String picture = stage().fields.medium(Media.picture(0));
        String project = stage().fields.project("A draft", "{\"type\": \"boxes\", \"classes\": [\"car\"]}");
        stage().fields.send(project, List.of("{\"id\": \"1\", \"media\": \"%s\"}".formatted(picture)));
        try (Bench bench = stage().bench()) {
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
    void aPictureMayBeginAsTheOneBeforeAndTheGuidelineHasExamples() throws IOException {
        String project = stage().fields.project("One after the other", "{\"type\": \"boxes\", \"classes\": [\"car\"]}");
        List<String> rows = new ArrayList<>();
        for (int n = 0; n < 2; n++) {
            rows.add("{\"id\": \"%d\", \"media\": \"%s\"}"
                    .formatted(n, stage().fields.medium(Media.picture(n))));
        }
        stage().fields.send(project, rows);
        try (Bench bench = stage().bench()) {
            bench.begin();
            bench.work("boxes");
            bench.send();
            assertThat(bench.objects()).hasCount(0);
            bench.who.page.keyboard().press("Shift+KeyC");
            assertThat(bench.objects()).hasCount(1);
            bench.who.page.keyboard().press("F1");
            assertThat(bench.who.text("From your own labels")).isVisible();
            bench.who.inspect("the guideline");
            bench.who.shoot("guideline");
            bench.who.page.keyboard().press("F2");
            assertThat(bench.who.text("copy the label before")).isVisible();
            bench.who.shoot("keys");
            bench.finish();
        }
    }

    @Test
    void aRefusedLabelIsShownAtItsObjectAndNothingIsLost() throws IOException {
        String picture = stage().fields.medium(Media.picture(0));
        String project = stage().fields.project("A refused label", "{\"type\": \"boxes\", \"classes\": [\"car\"]}");
        stage().fields.send(project, List.of("{\"id\": \"1\", \"media\": \"%s\"}".formatted(picture)));
        try (Bench bench = stage().bench()) {
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
            stage().fields.said(unit);
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
        stage().fields.questions("Cannot be done", 1);
        try (Bench bench = stage().bench()) {
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
