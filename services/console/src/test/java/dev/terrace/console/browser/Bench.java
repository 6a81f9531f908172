package dev.terrace.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import java.util.regex.Pattern;

/** A worker at her labelling page: what she does with her hands. */
final class Bench implements AutoCloseable {
    private static final String NOTHING_WAITS = """
            () => new Promise((say) => {
              indexedDB.open('terrace-label').onsuccess = ({ target: { result: store } }) => {
                store.transaction('waiting').objectStore('waiting').count().onsuccess = ({ target }) => {
                  store.close();
                  say(target.result === 0);
                };
              };
            })""";

    final Visitor who;
    private final Page page;
    private final Keyboard keys;
    private final Mouse mouse;

    Bench(Visitor who) {
        this.who = who;
        this.page = who.page;
        this.keys = page.keyboard();
        this.mouse = page.mouse();
    }

    /** Opens the page and waits for the first unit: it may take a moment until new work is dealt. */
    void begin() {
        who.open("/work");
        page.locator("a[href='#/label']").click();
        assertThat(place()).hasAttribute("data-unit", Pattern.compile(".+"));
    }

    String kind() {
        assertThat(place()).hasAttribute("data-kind", Pattern.compile(".+"));
        return place().getAttribute("data-kind");
    }

    String unit() {
        return place().getAttribute("data-unit");
    }

    Locator project() {
        return page.locator(".station > header strong");
    }

    Locator objects() {
        return page.locator(".work ol li");
    }

    private Locator place() {
        return page.locator("[data-unit]");
    }

    /** Does what this kind of work asks for, up to sending it. */
    void work(String kind) {
        switch (kind) {
            case "classes" -> {}
            case "classes+" -> keys.press("Digit2");
            case "boxes" -> {
                drag(".work svg image", .2, .25, .5, .6);
                assertThat(objects()).hasCount(1);
            }
            case "polygons" -> {
                click(".work svg image", .2, .2);
                click(".work svg image", .6, .2);
                click(".work svg image", .4, .7);
                keys.press("Enter");
                assertThat(objects()).hasCount(1);
            }
            case "landmarks" -> {
                click(".work svg image", .35, .4);
                click(".work svg image", .65, .4);
                click(".work svg image", .5, .75);
            }
            case "scene" -> {
                drag(".above svg", .47, .3, .53, .45);
                assertThat(objects()).hasCount(1);
                keys.press("p");
                assertThat(objects()).hasCount(2);
            }
            case "events" -> event();
            case "tracks" -> track();
            case "spans" -> {
                page.locator(".text [data-from]").first().dblclick();
                assertThat(objects()).hasCount(1);
            }
            case "answers" -> keys.press("ArrowLeft");
            default -> throw new IllegalArgumentException(kind);
        }
    }

    /** Waits for the picture of the unit, decoded. */
    void pictureIsThere() {
        Locator picture = page.locator(".work img, .work svg image").first();
        picture.waitFor();
        picture.evaluate("(shown) => shown.decode()");
    }

    /** Waits until this many pictures have come, those of the next units among them. */
    void picturesHaveCome(int count) {
        page.waitForFunction("""
                (count) => performance.getEntriesByType('resource')
                  .filter(({ name, responseEnd }) => name.includes('/v1/media/') && responseEnd > 0).length >= count""", count);
    }

    private void event() {
        filmIsThere();
        keys.press("Digit1");
        for (int frame = 0; frame < 8; frame++) {
            keys.press("f");
        }
        // two presses of a product at once are one
        page.waitForTimeout(400);
        keys.press("Digit1");
        assertThat(objects()).hasCount(1);
    }

    private void track() {
        filmIsThere();
        drag(".work svg .edge", .2, .25, .5, .65);
        assertThat(objects()).hasCount(1);
    }

    private void filmIsThere() {
        page.waitForFunction("() => document.querySelector('.work video')?.readyState >= 2");
    }

    /** Chooses by a key that also sends, and waits for the next unit. */
    void press(String key) {
        String before = unit();
        keys.press(key);
        assertThat(place()).not().hasAttribute("data-unit", before);
    }

    /** Sends what is drawn; where a class is all there is to say, saying it sends it. */
    void send() {
        press(kind().equals("classes") ? "Digit1" : "Enter");
    }

    /** Stops; what she did may still be on its way. */
    void stop() {
        page.locator(".station > header").getByText("Stop for now").click();
        page.getByText("Your pay").first().waitFor();
    }

    /** Stops, and waits until every label she gave has its answer: what is held back is sent when she stops. */
    void finish() {
        stop();
        // waitForFunction would take the promise itself for a yes
        Fields.until("her labels have their answers", () -> (boolean) page.evaluate(NOTHING_WAITS));
    }

    /** Lets nothing be held back, and works on. */
    void hurry() {
        finish();
        page.locator("a[href='#/label']").click();
    }

    private void drag(String on, double x1, double y1, double x2, double y2) {
        BoundingBox box = at(on);
        mouse.move(box.x + box.width * x1, box.y + box.height * y1);
        mouse.down();
        mouse.move(box.x + box.width * (x1 + x2) / 2, box.y + box.height * (y1 + y2) / 2);
        mouse.move(box.x + box.width * x2, box.y + box.height * y2);
        mouse.up();
    }

    private void click(String on, double x, double y) {
        BoundingBox box = at(on);
        mouse.click(box.x + box.width * x, box.y + box.height * y);
    }

    private BoundingBox at(String on) {
        Locator seen = page.locator(on).first();
        seen.waitFor();
        return seen.boundingBox();
    }

    @Override
    public void close() {
        who.close();
    }
}
