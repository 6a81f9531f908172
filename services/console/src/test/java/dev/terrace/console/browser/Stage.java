package dev.terrace.console.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import dev.terrace.stack.LocalStack;
import dev.terrace.stack.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The whole stack with its console, and Debian's Chromium in front of it. */
final class Stage implements AutoCloseable {
    private static final Path TARGET = Path.of("target", "browser").toAbsolutePath();
    private static final Path MODULES = Path.of("pages", "node_modules").toAbsolutePath();
    private static final List<String> FLAGS =
            List.of("--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking");

    final LocalStack stack;
    private final Playwright playwright;
    private final Browser browser;

    private Stage(Path chromium, Path node) throws IOException {
        Path driver = TARGET.resolve("driver");
        Files.createDirectories(driver);
        Files.deleteIfExists(driver.resolve("package"));
        Files.createSymbolicLink(driver.resolve("package"), MODULES.resolve("playwright-core"));
        System.setProperty("playwright.cli.dir", driver.toString());
        stack = LocalStack.withConsole(Settings.isolated(TARGET.resolve("stack")));
        stack.startEmpty();
        playwright = Playwright.create(new Playwright.CreateOptions()
                .setEnv(Map.of("PLAYWRIGHT_NODEJS_PATH", node.toString(), "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium)
                        .setArgs(FLAGS));
    }

    /** @return why the browser tests cannot run on this machine; empty if they can */
    static Optional<String> lacking() {
        if (!"1".equals(System.getenv("TERRACE_BROWSER_TESTS"))) {
            return Optional.of("TERRACE_BROWSER_TESTS is not 1");
        }
        if (onPath("chromium").isEmpty()) {
            return Optional.of("no chromium on the PATH (apt-get install chromium fonts-noto-cjk)");
        }
        if (onPath("node").isEmpty()) {
            return Optional.of("no node on the PATH");
        }
        Path services = Path.of("..").toAbsolutePath().normalize();
        return Stream.of("ingestion", "task-dispatch", "quality-check", "payout", "console")
                .filter(name -> !Files.exists(services.resolve(name).resolve("target/quarkus-app/quarkus-run.jar")))
                .findFirst()
                .map(name -> name + " is not packaged (scripts/test packages all)");
    }

    static Stage set() {
        try {
            return new Stage(onPath("chromium").orElseThrow(), onPath("node").orElseThrow());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Path> onPath(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** A person's own browser: nobody else's cookies, her language and her theme. */
    Visitor visitor(String person, String language, String theme) {
        return new Visitor(browser, console(), person, language, theme);
    }

    URI console() {
        return stack.uri("console");
    }

    static Path screenshots() {
        return TARGET.resolve("screenshots");
    }

    static Path axe() {
        return MODULES.resolve("axe-core").resolve("axe.min.js");
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
        stack.close();
    }
}
