package dev.terrace.tools.bench;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import dev.terrace.shared.outbox.Outbox;
import dev.terrace.shared.store.Documents;
import dev.terrace.shared.store.Store;
import dev.terrace.shared.store.Versioned;
import dev.terrace.tools.client.Place;
import dev.terrace.tools.console.Console;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.bson.Document;

/** Conditional saves of documents of 3 KB: one command each, and in the groups that all services write in. */
public final class Saves {
    private static final int MANY = 32;
    private static final int DOCUMENT_CHARS = 3_000;
    private static final int ROUNDS = 3;
    private static final Duration WARM_UP = Duration.ofSeconds(4);
    private static final Duration WINDOW = Duration.ofSeconds(6);

    private final Console console;
    private final Place place;

    /** What is saved. */
    record Page(@JsonProperty("_id") String id, long version, String text) implements Versioned<Page> {
        @Override
        public Page withVersion(long version) {
            return new Page(id, version, text);
        }
    }

    /** One of the ways to save a page that nobody else saves. */
    private interface Way {
        boolean save(Page page);
    }

    /** What one way did: its latencies, and the CPU of the store and of this program. */
    private record Figures(long saves, double seconds, long p50Nanos, double storeCpu, double ownCpu) {
        double rate() {
            return saves / seconds;
        }

        double p50Millis() {
            return p50Nanos / 1e6;
        }

        String row(String name) {
            return "  %-28s %8.0f saves/s   mongod %5.0f µs   client %5.0f µs of CPU a save   p50 %6.2f ms"
                    .formatted(name, rate(), 1e6 * storeCpu / saves, 1e6 * ownCpu / saves, p50Millis());
        }

        static Figures sum(List<Figures> rounds) {
            return new Figures(
                    rounds.stream().mapToLong(Figures::saves).sum(),
                    rounds.stream().mapToDouble(Figures::seconds).sum(),
                    rounds.stream().mapToLong(Figures::p50Nanos).sorted().toArray()[rounds.size() / 2],
                    rounds.stream().mapToDouble(Figures::storeCpu).sum(),
                    rounds.stream().mapToDouble(Figures::ownCpu).sum());
        }
    }

    public Saves(Console console, Place place) {
        this.console = console;
        this.place = place;
    }

    public List<Bar> bars(String store) {
        // As the services write: what a lost answer leaves open is decided anew by whoever asked, not by the driver.
        MongoClientSettings settings = MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(place.mongoUri()))
                .retryWrites(false)
                .build();
        try (MongoClient client = MongoClients.create(settings)) {
            Documents<Page> pages =
                    new Store(client, "terrace_bench", new Outbox(new ObjectMapper())).documents("pages", Page.class);
            Way single = page -> pages.collection()
                            .updateOne(
                                    and(eq("_id", page.id()), eq("version", page.version())),
                                    new Document("$set", page.withVersion(page.version() + 1)))
                            .getMatchedCount()
                    == 1;
            Way grouped = page -> pages.save(page, List.of());
            List<Figures> many = compare(pages, MANY, single, grouped);
            List<Figures> one = compare(pages, 1, single, grouped);
            return List.of(
                    Bar.atLeast(
                            3,
                            "saves in groups, %d writers".formatted(MANY),
                            many.get(1).rate() / many.get(0).rate(),
                            "× one command each",
                            store),
                    Bar.atMost(
                            1.1,
                            "p50 of a save in groups, one writer",
                            one.get(1).p50Millis() / one.get(0).p50Millis(),
                            "× one command each",
                            store));
        }
    }

    /** In turns, so that what else the machine does meets both. */
    private List<Figures> compare(Documents<Page> pages, int writers, Way single, Way grouped) {
        console.say("  %d writer(s)", writers);
        run(pages, writers, single, WARM_UP);
        run(pages, writers, grouped, WARM_UP);
        List<Figures> singles = new ArrayList<>();
        List<Figures> groups = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            singles.add(run(pages, writers, single, WINDOW));
            groups.add(run(pages, writers, grouped, WINDOW));
        }
        List<Figures> figures = List.of(Figures.sum(singles), Figures.sum(groups));
        console.say("%s", figures.get(0).row("one updateOne each"));
        console.say("%s", figures.get(1).row("in groups"));
        return figures;
    }

    private Figures run(Documents<Page> pages, int writers, Way way, Duration window) {
        Cpu before = Cpu.now(place);
        long began = System.nanoTime();
        long end = began + window.toNanos();
        List<Future<long[]>> all = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int writer = 0; writer < writers; writer++) {
                Page page = page(pages, writer);
                all.add(threads.submit(() -> saveUntil(end, page, way)));
            }
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        Cpu spent = Cpu.now(place).since(before);
        long[] nanos = all.stream()
                .flatMapToLong(one -> LongStream.of(one.resultNow()))
                .sorted()
                .toArray();
        return new Figures(
                nanos.length, seconds, nanos[nanos.length / 2], spent.part("mongod"), spent.part("simulated sites"));
    }

    private static Page page(Documents<Page> pages, int writer) {
        byte[] text = new byte[DOCUMENT_CHARS];
        Random random = new Random(writer);
        for (int i = 0; i < text.length; i++) {
            text[i] = (byte) ('a' + random.nextInt(26));
        }
        Page page = new Page("page-" + writer, 0, new String(text, StandardCharsets.US_ASCII));
        pages.insert(page, List.of());
        return pages.find(page.id()).orElseThrow();
    }

    /** @return how long each save took */
    private static long[] saveUntil(long end, Page page, Way way) {
        long[] nanos = new long[1 << 10];
        int saves = 0;
        for (long now = System.nanoTime(); now < end; saves++) {
            if (!way.save(page)) {
                throw new IllegalStateException("%s was saved by somebody else".formatted(page.id()));
            }
            page = page.withVersion(page.version() + 1);
            long then = now;
            now = System.nanoTime();
            nanos = saves < nanos.length ? nanos : Arrays.copyOf(nanos, 2 * saves);
            nanos[saves] = now - then;
        }
        return Arrays.copyOf(nanos, saves);
    }
}
