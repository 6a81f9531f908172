package dev.terrace.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What may happen to labels on their way: a line that is slow or down, a server that dies, a session that ends. */
class SendingIT extends OnStage {
    @AfterEach
    void clear() {
        stage().fields.clear();
    }

    @Test
    void whatSheDoesWhileTheLineIsDownIsSentByItselfAndOnce() {
        stage().fields.questions("While the line is down", 4);
        try (Bench bench = stage().bench()) {
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
                stage().fields.said(unit);
                assertThat(stage().fields.labels(unit)).hasSize(1);
            }
            // the unit that is left could not be handed back without a line
            bench.begin();
            bench.finish();
        }
    }

    @Test
    void aServerKilledInTheMiddleOfASendHasEachLabelOnce() {
        stage().fields.questions("When the server dies", 3);
        AtomicBoolean isKilled = new AtomicBoolean();
        try (Bench bench = stage().bench()) {
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
                stage().fields.said(unit);
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
        try (Bench bench = stage().bench()) {
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
        stage().fields.questions("When the session ends", 2);
        try (Bench bench = stage().bench()) {
            bench.begin();
            String unit = bench.unit();
            bench.who.forget();
            bench.press("Digit1");
            bench.press("Digit1");
            bench.stop();
            assertThat(bench.who.text("Your session has ended")).isVisible();
            bench.who.button("Sign in again").click();
            bench.who.page.locator("button[value=li-na]").click();
            stage().fields.said(unit);
        }
    }
}
