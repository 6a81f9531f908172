package dev.terrace.stack;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * The commands behind {@code scripts/up} and {@code scripts/down}.
 *
 * <p>{@code up} starts {@code run} in the background, shows what it says and returns when all is ready. {@code run} is
 * the one small process that owns the stack and keeps its parts running until {@code down} asks it to end.
 */
final class Launcher {
    private static final Duration POLL = Duration.ofMillis(50);
    private static final Duration GRACE = Duration.ofSeconds(90);
    private static final String LINES = "%1$tT %5$s%n";

    private final Settings settings;
    private final Path home;
    private final Daemon owner;
    private final Path ready;
    private final PrintStream out;

    private Launcher(Settings settings, PrintStream out) {
        this.settings = settings;
        this.home = settings.home();
        this.owner = Owner.daemon(home);
        this.ready = home.resolve("run").resolve("ready");
        this.out = out;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        System.setProperty("java.util.logging.SimpleFormatter.format", LINES);
        Logger.getLogger("").setLevel(Level.WARNING);
        Logger.getLogger(Launcher.class.getPackageName()).setLevel(Level.INFO);
        try {
            Launcher launcher = new Launcher(Settings.ofEnvironment(), System.out);
            switch (args.length == 0 ? "" : args[0]) {
                case "up" -> launcher.up();
                case "run" -> launcher.run();
                case "down" -> launcher.down();
                case "train" -> launcher.train(true, List.of(args).subList(1, args.length));
                case "train-services" -> launcher.train(false, List.of(args).subList(1, args.length));
                case "trained" -> System.exit(launcher.isTrained(true) ? 0 : 1);
                case "running" -> System.exit(launcher.owner.runs() ? 0 : 1);
                default ->
                    throw new StackException(
                            "Say up, run, running, down, trained, or train or train-services and a command that gives them work.");
            }
        } catch (StackException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private void up() throws IOException, InterruptedException {
        Owner.requireNone(home);
        Files.deleteIfExists(ready);
        Process run = owner.start(inOwnSession(Java.main(Launcher.class, List.of("-Xmx64m"), "run")));
        Thread interrupted = new Thread(() -> owner.stop(GRACE));
        Runtime.getRuntime().addShutdownHook(interrupted);
        boolean isReady = awaitReady(run);
        Runtime.getRuntime().removeShutdownHook(interrupted);
        if (!isReady) {
            throw new StackException("The stack did not start; its logs are in %s.".formatted(home.resolve("log")));
        }
        announce();
    }

    /** Ctrl-C in the terminal is for the script that runs there, not for the stack. */
    private static ProcessBuilder inOwnSession(ProcessBuilder builder) {
        boolean setsid = Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "setsid")));
        if (setsid) {
            List<String> command = new ArrayList<>(List.of("setsid"));
            command.addAll(builder.command());
            builder.command(command);
        }
        return builder;
    }

    /** Shows the log of the owner as it grows, until all is ready or the owner has given up. */
    private boolean awaitReady(Process run) throws IOException, InterruptedException {
        try (InputStream log = Files.newInputStream(owner.log())) {
            boolean ended = false;
            while (!ended && !Files.exists(ready)) {
                ended = run.waitFor(POLL);
                log.transferTo(out);
            }
            return !ended;
        }
    }

    private void announce() {
        out.println("Terrace is up:");
        LocalStack stack = LocalStack.withConsole(settings);
        out.printf("  %-14s %s  the pages; sign in as:%n", Settings.CONSOLE, stack.uri(Settings.CONSOLE));
        Person.ALL.forEach(person -> out.printf("  %-14s   %s (%s)%n", "", person.name(), person.role()));
        for (String service : Settings.SERVICES) {
            out.printf("  %-14s %s  API: /q/swagger-ui  metrics: /q/metrics%n", service, stack.uri(service));
        }
        out.printf("  %-14s %s%n", "data and logs", home);
    }

    private boolean isTrained(boolean console) {
        return (console ? LocalStack.withConsole(settings) : LocalStack.everything(settings)).isTrained();
    }

    private void train(boolean console, List<String> command) {
        if (isTrained(console)) {
            return;
        }
        Settings training = Settings.isolated(home.resolve("training"));
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        builder.environment().putAll(training.variables());
        LocalStack.train(training, console, () -> succeed(builder));
    }

    private static void succeed(ProcessBuilder builder) {
        try {
            if (builder.start().waitFor() != 0) {
                throw new StackException(String.join(" ", builder.command()) + " failed");
            }
        } catch (IOException e) {
            throw new StackException("The work could not be given: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("Interrupted at the training", e);
        }
    }

    private void run() throws IOException, InterruptedException {
        LocalStack.withConsole(settings).start();
        Files.createFile(ready);
        Thread.currentThread().join();
    }

    private void down() throws IOException {
        boolean ran = owner.runs();
        owner.stop(GRACE);
        ran |= LocalStack.withConsole(settings).stopLeftovers();
        Files.deleteIfExists(ready);
        out.println(ran ? "Stopped; the data stays in " + home : "Nothing runs in " + home);
    }
}
