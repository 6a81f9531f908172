package dev.terrace.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The servers of one machine, by name: {@code kafka}, {@code mongod}, the four services, and with them {@code issuer} and {@code console}.
 *
 * <p>One instance at a time owns a folder and keeps its parts running: one that ends by itself is started again, one
 * that was {@link #stop}ped stays down until it is {@link #start(String) started}. Another instance on the same folder
 * may {@link #kill} its parts, as a fault would.
 */
public final class LocalStack implements AutoCloseable {
    private static final Duration GRACE = Duration.ofSeconds(30);
    private static final Duration TRAINING_GRACE = Duration.ofMinutes(5);

    private final Settings settings;
    private final SequencedMap<String, Supervisor> supervisors = new LinkedHashMap<>();
    private final String bootstrapServers;
    private final String mongoUri;
    private volatile @Nullable Owner owner;

    private LocalStack(Settings settings, List<String> services, boolean console, boolean training) {
        this.settings = settings;
        KafkaServer kafka = KafkaServer.of(settings);
        supervise(kafka);
        this.bootstrapServers = kafka.bootstrapServers();
        this.mongoUri = settings.get("MONGODB_URI").orElseGet(() -> {
            MongoServer mongo = MongoServer.of(settings);
            supervise(mongo);
            return mongo.uri();
        });
        services.forEach(name -> supervise(Service.of(name, settings, configuration(), training)));
        if (console) {
            IssuerServer issuer = IssuerServer.of(settings);
            supervise(issuer);
            Map<String, String> told = ConsoleConfiguration.of(settings, mongoUri, issuer.uri());
            supervise(Service.of(Settings.CONSOLE, settings, told, training));
        }
    }

    /** Broker, store and the four services, which must have been built. */
    public static LocalStack everything(Settings settings) {
        return new LocalStack(settings, Settings.SERVICES, false, false);
    }

    /** Also the issuer and the console: all that {@code scripts/up} starts. */
    public static LocalStack withConsole(Settings settings) {
        return new LocalStack(settings, Settings.SERVICES, true, false);
    }

    /** Only the broker and the store. */
    public static LocalStack servers(Settings settings) {
        return new LocalStack(settings, List.of(), false, false);
    }

    /** Whether every service has such a cache of its present package. */
    boolean isTrained() {
        return supervisors.values().stream()
                .map(Supervisor::part)
                .allMatch(part -> !(part instanceof Service service) || service.isTrained());
    }

    /** Runs everything once, at this work, so that each service leaves a cache from which it starts quickly and is soon warm. */
    static void train(Settings settings, boolean console, Runnable work) {
        LocalStack stack = new LocalStack(settings, Settings.SERVICES, console, true);
        stack.startEmpty();
        try {
            work.run();
        } finally {
            stack.close(TRAINING_GRACE);
            stack.wipe();
        }
    }

    private void supervise(Part part) {
        supervisors.put(part.name(), new Supervisor(part, settings.home()));
    }

    /** Takes the folder, ends what a crash left running there, and starts every part; returns when all are ready. */
    public void start() {
        start(false);
    }

    /** The same on an empty folder: whatever was stored there is deleted. */
    public void startEmpty() {
        start(true);
    }

    private void start(boolean empty) {
        owner = Owner.of(settings.home());
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
        try {
            stopLeftovers();
            if (empty) {
                wipe();
            }
            requireFreePorts();
            startAll(part -> !(part instanceof Service));
            startAll(part -> part instanceof Service);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** Ends what a crash of the owner left running; true if there was anything. */
    boolean stopLeftovers() {
        boolean any = supervisors.values().stream().anyMatch(Supervisor::runs);
        stopAll(GRACE);
        return any;
    }

    private void wipe() {
        try {
            for (Path path : Folders.list(settings.home())) {
                if (!path.endsWith(Owner.LOCK)) {
                    Folders.delete(path);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void requireFreePorts() {
        supervisors.values().stream()
                .map(Supervisor::part)
                .forEach(part -> part.ports().forEach(port -> port.requireFree(part.name())));
    }

    /** As many at once as there are processors: more would only make each wait for the others. */
    private void startAll(Predicate<Part> chosen) {
        List<Supervisor> all = supervisors.values().stream()
                .filter(supervisor -> chosen.test(supervisor.part()))
                .toList();
        int atOnce = Math.max(2, Runtime.getRuntime().availableProcessors());
        for (int from = 0; from < all.size(); from += atOnce) {
            List<Supervisor> together = all.subList(from, Math.min(from + atOnce, all.size()));
            together.forEach(Supervisor::start);
            together.forEach(Supervisor::awaitReady);
        }
    }

    /** Starts one part unless it runs; returns when it is ready. */
    public void start(String name) {
        supervisor(name).start();
        awaitReady(name);
    }

    /** Returns when a part is ready, for instance again after a {@link #kill}. */
    public void awaitReady(String name) {
        supervisor(name).awaitReady();
    }

    /** Ends one part in an orderly way; it stays down. */
    public void stop(String name) {
        supervisor(name).stop(GRACE);
    }

    /** Ends one part as {@code kill -9} does; its owner starts it again. */
    public void kill(String name) {
        supervisor(name).kill();
    }

    /** Whether a part has no process now. */
    public boolean isDown(String name) {
        return !supervisor(name).runs();
    }

    /**
     * Stops every part, the services first, and gives the folder back. What is stored stays. Happens by itself when
     * the JVM ends in an orderly way.
     */
    @Override
    public void close() {
        close(GRACE);
    }

    /** The same at once, as {@code kill -9} of everything does. */
    public void crash() {
        close(Duration.ZERO);
    }

    private synchronized void close(Duration grace) {
        Owner leaving = owner;
        if (leaving != null) {
            stopAll(grace);
            leaving.close();
            owner = null;
        }
    }

    /** The services all at once, as each takes its time to leave the broker; then what they rest on, the last started first. */
    private void stopAll(Duration grace) {
        try (ExecutorService together = Executors.newVirtualThreadPerTaskExecutor()) {
            supervisors.values().stream()
                    .filter(supervisor -> supervisor.part() instanceof Service)
                    .forEach(supervisor -> together.execute(() -> supervisor.stop(grace)));
        }
        supervisors.sequencedValues().reversed().stream()
                .filter(supervisor -> !(supervisor.part() instanceof Service))
                .forEach(supervisor -> supervisor.stop(grace));
    }

    private Supervisor supervisor(String name) {
        Supervisor supervisor = supervisors.get(name);
        if (supervisor == null) {
            throw new StackException("There is no part '%s'; the parts are %s.".formatted(name, names()));
        }
        return supervisor;
    }

    /** The names of the parts in the order of their start. */
    public List<String> names() {
        return List.copyOf(supervisors.keySet());
    }

    /** Where a service answers. */
    public URI uri(String service) {
        if (supervisor(service).part() instanceof Service part) {
            return part.uri();
        }
        throw new StackException("%s is not a service: it has no URI.".formatted(service));
    }

    public String bootstrapServers() {
        return bootstrapServers;
    }

    public String mongoUri() {
        return mongoUri;
    }

    /** The issuer that the services of this stack trust. */
    public Tokens tokens() {
        return Tokens.in(settings.home().resolve("keys"));
    }

    private Map<String, String> configuration(String service) {
        return service.equals(Settings.CONSOLE)
                ? ConsoleConfiguration.of(
                        settings, mongoUri, IssuerServer.of(settings).uri())
                : configuration();
    }

    /** What a service has to be told, as its configuration properties. */
    public Map<String, String> configuration() {
        return Map.of(
                "kafka.bootstrap.servers",
                bootstrapServers,
                "quarkus.mongodb.connection-string",
                mongoUri,
                "mp.jwt.verify.publickey.location",
                tokens().publicKeys().toUri().toString(),
                "terrace.media.secret",
                Keys.mediaSecret(settings.home().resolve("keys")),
                "terrace.media.address",
                "http://127.0.0.1:" + settings.portOf("ingestion").number(),
                "terrace.ingestion.media-folder",
                settings.home().resolve("media").toString());
    }
}
