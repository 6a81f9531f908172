package dev.terrace.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** One story from an empty stack: data in, people registered, labels, pay; each step through the pages of its door. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DoorsIT extends OnStage {
    private static final String MANIFEST = "id,text\n1,Meow.\n2,Woof.\n3,Purr.\n4,Hiss.\n,nothing\n";

    private static final JsonElement CAT = JsonParser.parseString("{\"class\": \"cat\"}");

    private static Visitor visitor(String person) {
        return stage().visitor(person, "en", "light");
    }

    @Test
    @Order(1)
    void aClientMakesAProjectAndSendsItsData() {
        try (Visitor ada = visitor("ada")) {
            ada.open("/projects");
            ada.shoot("projects-none");
            ada.link("New project").first().click();
            ada.button("Make the project").click();
            assertThat(ada.text("Give it a name")).isVisible();
            ada.page
                    .getByLabel("Name", new com.microsoft.playwright.Page.GetByLabelOptions().setExact(true))
                    .fill("Cats <b>and</b> dogs");
            ada.page.getByLabel("Classes").fill("cat\ndog");
            ada.page.getByLabel("No two labels of a unit from one site").uncheck();
            ada.button("Make the project").click();
            assertThat(ada.page.locator("h1")).hasText("Cats <b>and</b> dogs");
            ada.page
                    .locator("input[type=file]")
                    .setInputFiles(new FilePayload("cats.csv", "text/csv", MANIFEST.getBytes(StandardCharsets.UTF_8)));
            assertThat(ada.text("4 items taken")).isVisible();
            ada.link("1 rows refused").click();
            assertThat(ada.page.locator("tbody tr")).hasCount(1);
        }
    }

    @Test
    @Order(2)
    void aSiteManagerRegistersPeopleAtOnce() {
        try (Visitor chen = visitor("chen-jie")) {
            chen.open("/people");
            chen.page.locator("textarea").fill("yuanyang-1-201, team-2\nyuanyang-1-202, team-2\nno team");
            assertThat(chen.text("1 lines cannot be used")).isVisible();
            chen.button("Register 2 people").click();
            assertThat(chen.text("2 registered")).isVisible();
            chen.open("/site");
            assertThat(chen.page.locator("tbody tr")).hasCount(4);
        }
    }

    @Test
    @Order(3)
    void theClientSeesWhatBecameOfIt() {
        stage().fields.label(Fields.LI_NA, unit -> CAT);
        stage().fields.label(Fields.WANG_FANG, unit -> CAT);
        try (Visitor ada = visitor("ada")) {
            ada.open("/projects");
            ada.link("Cats <b>and</b> dogs").click();
            assertThat(ada.text("4 of 4 units")).isVisible();
            ada.page.locator("[data-tab=gallery]").click();
            Locator cards = ada.page.locator("main ul li a");
            assertThat(cards).hasCount(4);
            cards.first().click();
            assertThat(ada.page.locator("h1")).hasText(Pattern.compile("d-.*\\.0\\.0"));
        }
    }

    @Test
    @Order(4)
    void aReviewerSettlesWhatTwoDoNotAgreeOn() throws IOException {
        String schema = "{\"type\": \"boxes\", \"classes\": [\"car\"]}";
        String project = stage().fields.project("To be settled", schema, 2);
        String picture = stage().fields.medium(Media.picture(0));
        stage().fields.send(project, List.of("{\"id\": \"1\", \"media\": \"%s\"}".formatted(picture)));
        stage().fields.label(Fields.LI_NA, unit -> car(60));
        stage().fields.label(Fields.WANG_FANG, unit -> car(190));
        try (Visitor zhao = visitor("zhao-min")) {
            zhao.open("/review");
            zhao.link("Settle").click();
            assertThat(zhao.page.getByRole(AriaRole.TIMER)).containsText("yours for");
            zhao.page.keyboard().press("s");
            assertThat(zhao.page.locator(".beside > section")).hasCount(3);
            zhao.inspect("labels side by side");
            zhao.shoot("review-beside");
            zhao.page.locator(".beside > section > header button").last().click();
            zhao.page.locator(".one select").first().selectOption("worker-error");
            zhao.page.locator(".one textarea").fill("The box is beside the car.");
            zhao.inspect("a unit under review");
            zhao.shoot("review-unit");
            zhao.page.locator("footer .button.main").click();
            assertThat(zhao.text("Nothing waits for you")).isVisible();
        }
        Fields.until("it has a result", () -> stage().fields.resolved(project) == 1);
        try (Visitor ada = visitor("ada")) {
            ada.open("/projects/" + project + "?view=quality");
            assertThat(ada.text("What was wrong")).isVisible();
            ada.inspect("the quality of a project");
            ada.shoot("quality");
        }
    }

    private static JsonElement car(int x) {
        String box = "{\"class\": \"car\", \"x1\": %d, \"y1\": 60, \"x2\": %d, \"y2\": 160}".formatted(x, x + 120);
        return JsonParser.parseString("{\"boxes\": [%s]}".formatted(box));
    }

    @Test
    @Order(5)
    void financePaysWithTwoPeopleAndLeadsAPaymentBack() {
        try (Visitor maker = visitor("sun-li");
                Visitor checker = visitor("zhou-wei")) {
            maker.open("/owed");
            maker.link("Make a run").click();
            maker.button("Freeze the draft").click();
            assertThat(maker.page.locator("h1")).hasText("CNY-000001");
            assertThat(maker.button("Approve these payments")).hasCount(0);
            checker.open("/runs");
            checker.link("CNY-000001").click();
            checker.button("Approve these payments").click();
            checker.button("Yes, approve").click();
            assertThat(checker.text("Approved by zhou-wei")).isVisible();
            maker.open("/runs/CNY-000001");
            maker.link("worker:yuanyang-1-101").click();
            assertThat(maker.page.locator("h1")).hasText("worker:yuanyang-1-101");
            maker.page.locator("tbody th a").first().click();
            assertThat(maker.page.locator("tr.marked")).hasCount(1);
        }
    }

    @Test
    @Order(6)
    void theOperatorSeesThatAllRunsAndSendsADeadLetterBack() {
        stage().fields.deadLetter();
        try (Visitor he = visitor("he-qiang")) {
            he.open("/operate");
            for (String service : List.of("ingestion", "task-dispatch", "quality-check", "payout")) {
                Locator row = he.page
                        .locator("tr")
                        .filter(new Locator.FilterOptions().setHasText(service))
                        .first();
                assertThat(row).containsText("up");
                assertThat(row).containsText("1.0-SNAPSHOT");
            }
            he.text("the store was away").click();
            assertThat(he.text("p-nobody")).isVisible();
            he.shoot("operate-letter");
            he.button("Send back").click();
            assertThat(he.text("1 sent back from terrace.projects.dlq")).isVisible();
            assertThat(he.text("No dead letters")).isVisible();
        }
    }

    @Test
    @Order(7)
    void everyPageIsFitForEveryEyeInBothLanguages() {
        List<List<String>> doors = List.of(
                List.of("ada", "/projects", "/projects/new"),
                List.of("chen-jie", "/site", "/people"),
                List.of("sun-li", "/owed", "/runs", "/runs/CNY-000001", "/statements/worker%3Ayuanyang-1-101"),
                List.of("zhao-min", "/review"),
                List.of("he-qiang", "/operate"),
                List.of("li-na", "/work"));
        for (List<String> door : doors) {
            List<String> paths = door.subList(1, door.size());
            try (Visitor visitor = visitor(door.getFirst())) {
                for (String[] clothes : new String[][] {{"en", "light"}, {"zh", "dark"}}) {
                    visitor.wear(clothes[0], clothes[1]);
                    visitor.atHerDesk();
                    paths.forEach(path -> examine(visitor, path));
                    visitor.onHerPhone();
                    examine(visitor, paths.getLast());
                }
            }
        }
    }

    private static void examine(Visitor visitor, String path) {
        visitor.open(path);
        visitor.inspect(path);
        visitor.shoot(path.replaceAll("\\W+", "-").substring(1));
    }

    @Test
    @Order(8)
    void anEndedSessionLeavesThePageAndAsksToSignInAgain() {
        try (Visitor ada = visitor("ada")) {
            ada.open("/projects");
            ada.forget();
            assertThat(ada.text("Your session has ended")).isVisible();
            assertThat(ada.link("Cats <b>and</b> dogs")).isVisible();
            ada.button("Sign in again").click();
            ada.page.locator("button[value=ada]").click();
            assertThat(ada.link("Cats <b>and</b> dogs")).isVisible();
        }
    }

    @Test
    @Order(9)
    void aServiceThatIsAwayIsSaidSoAndWhatWasThereStays() {
        try (Visitor sun = visitor("sun-li")) {
            sun.open("/runs");
            assertThat(sun.link("CNY-000001")).isVisible();
            stage().stack.stop("payout");
            assertThat(sun.text("No answer just now")).isVisible();
            assertThat(sun.link("CNY-000001")).isVisible();
            sun.open("/owed");
            assertThat(sun.text("The service does not answer")).isVisible();
            stage().stack.start("payout");
            sun.button("Try again").first().click();
            assertThat(sun.text("debits and credits are")).isVisible();
        }
    }
}
