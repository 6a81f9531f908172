package dev.terrace.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.setDefaultAssertionTimeout;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import dev.terrace.stack.LocalStack;
import dev.terrace.stack.Settings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The whole stack with its console, and Debian's Chromium in front of it: set once for all browser tests. */
final class Stage {
    /** How long anything may take that the page waits for, on a slow and busy machine. */
    static final int PATIENCE_MILLIS = 120_000;

    private static final Path TARGET = Path.of("target", "browser").toAbsolutePath();
    private static final Path PAGES = Path.of("pages").toAbsolutePath();
    private static final Path MODULES = PAGES.resolve("node_modules");
    private static final List<String> FLAGS = List.of(
            "--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--no-first-run");

    private static @Nullable Stage set;

    final LocalStack stack;
    final Fields fields;
    private final Playwright playwright;
    private final Browser browser;

    private Stage(Path chromium) throws IOException {
        Path driver = TARGET.resolve("driver");
        Files.createDirectories(driver);
        Files.deleteIfExists(driver.resolve("package"));
        Files.createSymbolicLink(driver.resolve("package"), MODULES.resolve("playwright-core"));
        System.setProperty("playwright.cli.dir", driver.toString());
        stack = LocalStack.withConsole(Settings.isolated(TARGET.resolve("stack")));
        stack.startEmpty();
        fields = new Fields(stack);
        fields.siteIsThere();
        playwright = Playwright.create(new Playwright.CreateOptions()
                .setEnv(Map.of("PLAYWRIGHT_NODEJS_PATH", node(), "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium)
                        .setArgs(FLAGS));
    }

    /** The stage; where this machine lacks something for it, the test is skipped and says what. */
    static synchronized Stage get() {
        Optional<String> lacking = lacking();
        lacking.ifPresent(what -> System.err.println("The browser tests are skipped: " + what));
        assumeTrue(lacking.isEmpty(), () -> lacking.orElse(""));
        if (set == null) {
            try {
                set = new Stage(chromium().orElseThrow());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            setDefaultAssertionTimeout(PATIENCE_MILLIS);
            Runtime.getRuntime().addShutdownHook(new Thread(set::close));
        }
        return set;
    }

    /** @return why the browser tests cannot run on this machine; empty if they can */
    private static Optional<String> lacking() {
        if (chromium().isEmpty()) {
            return Optional.of("no Chromium, by CHROMIUM or on the PATH (apt-get install chromium fonts-noto-cjk)");
        }
        Path services = Path.of("..").toAbsolutePath().normalize();
        return Stream.of("ingestion", "task-dispatch", "quality-check", "payout", "console")
                .filter(name -> !Files.exists(services.resolve(name).resolve("target/quarkus-app/quarkus-run.jar")))
                .findFirst()
                .map(name -> name + " is not packaged (scripts/test packages all)");
    }

    private static Optional<Path> chromium() {
        return Optional.ofNullable(System.getenv("CHROMIUM"))
                .filter(named -> !named.isEmpty())
                .map(Path::of)
                .filter(Files::isExecutable)
                .or(Stage::onPath);
    }

    private static Optional<Path> onPath() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .map(folder -> Path.of(folder, "chromium"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** The Node.js that the pages were built with, which need not be on the PATH. */
    private static String node() throws IOException {
        Process asked = new ProcessBuilder(PAGES.resolve("node").toString(), "bash", "-c", "command -v node").start();
        try (BufferedReader answer = asked.inputReader()) {
            return Objects.requireNonNull(answer.readLine(), "no Node.js, though the pages are built");
        }
    }

    /** A person's own browser: nobody else's cookies, her language and her theme. */
    Visitor visitor(String person, String language, String theme) {
        return new Visitor(browser, console(), person, language, theme);
    }

    /** Li Na in front of the labelling page. */
    Bench bench() {
        return new Bench(visitor("li-na", "en", "light"));
    }

    URI console() {
        return stack.uri("console");
    }

    static Path screenshots() {
        return TARGET.resolve("screenshots");
    }

    /** The script that looks for what shuts people out; the pages' own policy lets no script be added to them. */
    static String axe() {
        try {
            return Files.readString(MODULES.resolve("axe-core").resolve("axe.min.js"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void close() {
        browser.close();
        playwright.close();
        stack.close();
    }
}
