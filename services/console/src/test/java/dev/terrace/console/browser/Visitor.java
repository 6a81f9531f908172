package dev.terrace.console.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One person in front of one browser; what a page complains of in its console is remembered and asked for at the end. */
final class Visitor implements AutoCloseable {
    private static final int WIDTH = 1366;
    private static final int HEIGHT = 768;

    final Page page;
    private final BrowserContext context;
    private final URI console;
    private String look;
    private final List<String> complaints = new ArrayList<>();

    Visitor(Browser browser, URI console, String person, String language, String theme) {
        this.console = console;
        this.look = language + "-" + theme;
        this.context = browser.newContext(new Browser.NewContextOptions().setViewportSize(WIDTH, HEIGHT));
        context.addInitScript("""
                localStorage['terrace.language'] ??= '%s';
                localStorage['terrace.theme'] ??= '%s';""".formatted(language, theme));
        context.setDefaultTimeout(Stage.PATIENCE_MILLIS);
        page = context.newPage();
        listen(page);
        page.navigate(console.toString());
        page.locator("button.main").click();
        page.locator("button[value='%s']".formatted(person)).click();
        page.waitForURL(url -> url.startsWith(console.toString()));
        page.locator("header nav").waitFor();
    }

    /** The same pages in another language and theme. */
    void wear(String language, String theme) {
        look = language + "-" + theme;
        page.evaluate(
                "([language, theme]) => Object.assign(localStorage, {'terrace.language': language, 'terrace.theme': theme})",
                List.of(language, theme));
        page.reload();
    }

    private void listen(Page seen) {
        seen.onPageError(complaints::add);
        seen.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) {
                complaints.add(message.text());
            }
        });
    }

    /** A further tab of the same browser. */
    Page anotherTab(String path) {
        Page tab = context.newPage();
        listen(tab);
        tab.navigate(console.resolve("/#" + path).toString());
        return tab;
    }

    /** The line is down, or there again. */
    void line(boolean isDown) {
        context.setOffline(isDown);
    }

    /** A line of 2 Mbit/s on which an answer takes 300 ms at least. */
    void slow() {
        JsonObject conditions = new JsonObject();
        conditions.addProperty("offline", false);
        conditions.addProperty("latency", 300);
        conditions.addProperty("downloadThroughput", 250_000);
        conditions.addProperty("uploadThroughput", 250_000);
        context.newCDPSession(page).send("Network.emulateNetworkConditions", conditions);
    }

    /** Goes to a page of the console and waits until it has what it asks for. */
    Visitor open(String path) {
        page.navigate(console.resolve("/#" + path).toString());
        page.locator("main[data-page='%s']".formatted(path.replaceFirst("[?].*", "")))
                .waitFor();
        PlaywrightAssertions.assertThat(page.locator("[aria-busy=true]")).hasCount(0);
        return this;
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator link(String name) {
        return page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator text(String text) {
        return page.getByText(text).first();
    }

    void forget() {
        context.clearCookies();
    }

    /** A picture of the whole page, kept for those who want to look. */
    void shoot(String name) {
        Path file = Stage.screenshots().resolve("%s-%s-%d.png".formatted(name, look, page.viewportSize().width));
        page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
    }

    /** Asks axe for WCAG 2.2 AA; nothing serious may be found, and nothing may stick out sideways. */
    void inspect(String name) {
        page.evaluate(Stage.axe());
        Object found = page.evaluate("""
            async () => JSON.stringify((await axe.run(document, {
              runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }))
              .violations.filter((one) => ['serious', 'critical'].includes(one.impact))
              .map((one) => one.id + ' ' + one.nodes.map((node) => node.target.join(' ')).join(', ')))\
            """);
        List<String> serious = new ArrayList<>();
        for (JsonElement one : new Gson().fromJson((String) found, JsonArray.class)) {
            serious.add(one.getAsString());
        }
        assertThat(serious).as("axe on %s, %s", name, look).isEmpty();
        assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .as("%s, %s fits its window", name, look)
                .isEqualTo(true);
    }

    void atHerDesk() {
        page.setViewportSize(WIDTH, HEIGHT);
    }

    void onHerPhone() {
        page.setViewportSize(390, 844);
    }

    @Override
    public void close() {
        context.close();
        assertThat(complaints).as("what the browser complained of").isEmpty();
    }
}
